"""Running text."""

from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import RichTextBlock

from . import groups

PROSE_FEATURES = ["bold", "italic", "link", "h3", "ul"]
INLINE_FEATURES = ["bold", "italic", "link"]


def without_empty_paragraphs(html):
    """Return rich text as it is, or an empty string if there is no word in it.

    The editor posts an empty paragraph for an empty field; it would count as text, and print.
    """
    return html if strip_tags(html).strip() else ""


class TidyRichTextBlock(RichTextBlock):
    """Rich text that is empty when there is no word in it."""

    def value_from_form(self, value):
        return super().value_from_form(without_empty_paragraphs(value))


class ProseBlock(TidyRichTextBlock):
    """Paragraphs with bold, italic, links, sub-headings (h3) and bulleted lists; nothing else."""

    def __init__(self, **kwargs):
        kwargs.setdefault("features", PROSE_FEATURES)
        super().__init__(**kwargs)

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        group = groups.TEXT
        description = _("Paragraphs with sub-headings, bulleted lists and links.")
        template = "blocks/prose_block.html"
        preview_value = (
            "<p>Most people feel little when a thin needle goes in. Some feel a dull ache or "
            "warmth, which passes within minutes.</p>"
        )
