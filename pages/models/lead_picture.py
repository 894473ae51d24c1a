"""The picture at the head of a page."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel


class LeadPicture(models.Model):
    """Mixed into the page types that have one."""

    lead_image = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    lead_image_alt = models.CharField(
        _("alt text"),
        max_length=255,
        blank=True,
        help_text=_("What the picture shows. Leave it empty if it is decoration."),
    )

    lead_picture_panel = MultiFieldPanel(
        [FieldPanel("lead_image"), FieldPanel("lead_image_alt")], heading=_("Picture")
    )

    class Meta:
        abstract = True
