"""Sections: what staff think in, fold, and move whole."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, StructBlock, StructValue

from . import groups
from .content import ContentBlock


class SectionValue(StructValue):
    """A section, with what the page works out for it before it is printed.

    `number` is its place among the headed sections, or None when the page does not number them.
    `anchor` never changes and survives moves, because it is made of the block's id;
    `readable_anchor` is made of the heading.
    """

    number = None
    anchor = ""
    readable_anchor = ""


class SectionBlock(StructBlock):
    """A heading, which may be empty, and what stands under it."""

    heading = CharBlock(
        required=False,
        max_length=160,
        label=_("Heading"),
        help_text=_("Without a number: the page counts its sections. May stay empty."),
    )
    content = ContentBlock(label=_("Content"))

    class Meta:
        icon = "title"
        label = _("Section")
        group = groups.TEXT
        description = _("A part of the page with its own heading.")
        template = "blocks/section_block.html"
        value_class = SectionValue
        preview_value = {
            "heading": "What to expect at a first visit",
            "content": [
                {"type": "prose", "value": "<p>A first visit takes about an hour.</p>"},
            ],
        }
