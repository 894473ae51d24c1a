"""Somebody's words."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, StructBlock, TextBlock

from . import groups


class QuoteBlock(StructBlock):
    """A quotation and who said it."""

    text = TextBlock(label=_("Quotation"))
    attribution = CharBlock(required=False, max_length=160, label=_("Who said it"))

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        group = groups.EMPHASIS
        description = _("Somebody's words, set apart, with their name.")
        label_format = _("“{text}”")
        template = "blocks/quote_block.html"
        preview_value = {
            "text": "Ask what a treatment was compared with before you ask how well it worked.",
            "attribution": "From our notes for new patients",
        }
