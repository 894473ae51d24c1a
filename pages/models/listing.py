"""What the pages that list something have in common."""

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Locale, PageViewRestriction
from wagtail.query import PageQuerySet

from pages.privacy import is_private

from .base import BasePage


def of_type_in_language(model, language):
    """Return the condition that a page is of a model, which all in the query are, in a language.

    SQLite begins with what it has an index for, and knows no better one: with a join it would be
    all pages of the language. So it is told the type, of which a site has few.
    """
    locale = Locale.objects.filter(pk=OuterRef("locale"), language_code=language)
    return Q(Exists(locale), content_type=ContentType.objects.get_for_model(model))


class ListedPageQuerySet(PageQuerySet):
    """The questions that are asked about pages in a list."""

    def as_open_as_their_parent(self):
        """Leave out the pages that have restrictions of their own."""
        restricted = PageViewRestriction.objects.values("page_id")
        return self.exclude(pk__in=restricted).exclude(alias_of__in=restricted)

    def open_to_all(self):
        """Return the live pages that everybody may read."""
        return self.live().exclude(is_private())


class ServedPages:
    """Mixed into the default manager of a page type, which Wagtail's routing loads the page with.

    A page comes with its dates, their reviewer and its picture, so that a served one costs one
    query instead of four.
    """

    def get_queryset(self):
        return super().get_queryset().select_related("dates__reviewer", "lead_image")


class ListingPage(BasePage):
    """Base of the pages that list what stands below them: one of a kind below a home page."""

    introduction = models.TextField(
        _("introduction"),
        blank=True,
        max_length=400,
        help_text=_("One or two sentences above the list."),
    )

    content_panels = [*BasePage.content_panels, FieldPanel("introduction")]
    parent_page_types = ["pages.HomePage"]
    max_count_per_parent = 1
    described_by = "introduction"

    class Meta:
        abstract = True
