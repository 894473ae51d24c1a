"""Patients' words, chosen and never copied."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ListBlock, StructBlock, StructValue
from wagtail.snippets.blocks import SnippetChooserBlock

from . import groups


class TestimonialsValue(StructValue):
    """Testimonials that staff have chosen; `shown` are those that the page prints.

    None, until a page has asked whether the clinic shows any.
    """

    shown = ()

    def show(self):
        """Print those whose consent holds today. One that was deleted is left out."""
        self.shown = [one for one in self["testimonials"] if one and one.may_be_shown]


class TestimonialsBlock(StructBlock):
    """What patients have said, as long as they agree and the clinic's settings allow it."""

    heading = CharBlock(required=False, max_length=120, label=_("Heading"))
    testimonials = ListBlock(
        SnippetChooserBlock("pages.Testimonial", label=_("Testimonial")),
        min_num=1,
        label=_("Testimonials"),
    )

    class Meta:
        icon = "openquote"
        label = _("Testimonials")
        group = groups.EMPHASIS
        description = _("What patients have said. Shown only if the clinic's settings allow it.")
        label_format = "{heading}"
        template = "blocks/testimonials_block.html"
        preview_template = "blocks/previews/testimonials_block.html"
        value_class = TestimonialsValue
        preview_value = {"heading": "What patients say", "testimonials": []}
