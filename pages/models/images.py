"""The clinic's own image model, so that fields can be added later without moving every picture."""

import logging
from contextlib import contextmanager

from django.conf import settings
from django.db import OperationalError, models
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager
from wagtail.images.models import AbstractImage, AbstractRendition, SourceImageIOError
from wagtail.images.models import Image as WagtailImage

from pages import generation
from pages.files import undo_files_on_error

logger = logging.getLogger(__name__)


class Image(AbstractImage):
    """A picture in the library.

    Its description suggests an alt text; what is read aloud is the alt text given where the picture
    is used, because that depends on what the picture says there (WCAG 2.2, 1.1.1).
    """

    # Wagtail's own Image has the same class name and so the same reverse names.
    tags = TaggableManager(
        verbose_name=_("tags"), blank=True, help_text=None, related_name="clinic_images"
    )
    uploaded_by_user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("uploaded by user"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="clinic_images",
    )
    uploaded_by_user.wagtail_reference_index_ignore = True  # as in AbstractImage

    credit = models.CharField(
        _("credit"),
        max_length=255,
        blank=True,
        help_text=_("Who made the picture, if they are to be named under it."),
    )

    admin_form_fields = (*WagtailImage.admin_form_fields, "credit")

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")

    def create_rendition(self, filter):
        """Make a resized copy. Raises SourceImageIOError where it cannot be kept."""
        with _no_picture_on_error():
            return super().create_rendition(filter)

    def create_renditions(self, *filters):
        """Make several resized copies. Raises SourceImageIOError where they cannot be kept."""
        with _no_picture_on_error():
            return super().create_renditions(*filters)


@contextmanager
def _no_picture_on_error():
    """Turn what a disk or database refuses into the error that costs a page only its picture."""
    try:
        with undo_files_on_error():
            yield
    except SourceImageIOError:  # the upload itself is missing, or this has been here before
        raise
    except (OSError, OperationalError) as error:
        logger.exception("A resized picture could not be saved.")
        generation.tell_of_fault()
        raise SourceImageIOError("A resized picture could not be saved.") from error


class Rendition(AbstractRendition):
    """A resized copy of a picture."""

    image = models.ForeignKey(Image, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="unique_rendition"
            )
        ]
