"""Running text."""

from django.core.exceptions import ValidationError
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import RichTextBlock

from . import groups

PROSE_FEATURES = ["bold", "italic", "link", "h3", "ul"]
INLINE_FEATURES = ["bold", "italic", "link"]


class RequiredTextBlock(RichTextBlock):
    """Rich text that cannot be published without a word in it.

    The editor posts an empty paragraph for an empty field, which Django takes for text.
    """

    def clean(self, value):
        value = super().clean(value)
        if not self.is_deferred_validation and not strip_tags(value.source).strip():
            raise ValidationError(self.field.error_messages["required"], code="required")
        return value


class ProseBlock(RequiredTextBlock):
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
