"""What the pages that list something have in common."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from pages.models import BasePage


class ListingPage(BasePage):
    """Base of the pages that list articles or studies: one of a kind below a home page."""

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
