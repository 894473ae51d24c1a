"""A page of plain content: about the clinic, privacy, anything else."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from pages.blocks import ClinicSectionsBlock
from pages.outline import anchor_sections
from pages.starting.text import unwritten_headings
from pages.structured_data import clinic_page_data

from .base import BasePage
from .clinic_texts import ClinicTexts


class StandardPage(BasePage):
    """A page made of sections."""

    summary = models.TextField(
        _("summary"),
        max_length=300,
        blank=True,
        help_text=_("One or two sentences under the title."),
    )
    body = StreamField(ClinicSectionsBlock(), verbose_name=_("body"), blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("summary"), FieldPanel("body")]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("summary"),
        index.SearchField("body"),
    ]
    parent_page_types = ["pages.HomePage", "pages.StandardPage"]
    subpage_types = ["pages.StandardPage"]

    class Meta:
        verbose_name = _("standard page")
        verbose_name_plural = _("standard pages")

    def refuse_unfinished(self):
        """Raise ValidationError while a section still asks what belongs in it."""
        super().refuse_unfinished()
        unwritten = unwritten_headings(self.body)
        if unwritten:
            sentence = gettext(
                "Still a list of what belongs here: %(headings)s. Write it, or delete the part."
            )
            raise ValidationError({"body": sentence % {"headings": ", ".join(unwritten)}})

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["sections"] = anchor_sections(self.body)
        context["structured_data"] = [
            *clinic_page_data(
                self, context["canonical_url"], ClinicTexts.for_request(request), request
            ),
            *context["structured_data"],
        ]
        return context
