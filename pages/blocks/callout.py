"""A note set apart from the text."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ChoiceBlock, StructBlock, StructValue

from . import groups
from .prose import TidyRichTextBlock

CALLOUT_FEATURES = ["bold", "italic", "link", "ul"]


class CalloutKind(TextChoices):
    """How urgent a callout is, from least to most."""

    NOTE = "note", _("Good to know")
    CAUTION = "caution", _("Take care")
    HELP_SOON = "help-soon", _("See a doctor soon")
    HELP_TODAY = "help-today", _("Get help today")
    EMERGENCY = "emergency", _("Emergency")


class CalloutValue(StructValue):
    """A callout; `kind_label` is its kind in words, unless the heading begins with them."""

    @property
    def kind_label(self):
        label = str(CalloutKind(self["kind"]).label) if self["kind"] else ""
        heading = self["heading"] or ""
        return "" if heading.casefold().startswith(label.casefold()) else label


class CalloutBlock(StructBlock):
    """A note, a tip, or advice on getting help, in one of three levels of urgency."""

    kind = ChoiceBlock(choices=CalloutKind.choices, default=CalloutKind.NOTE, label=_("Kind"))
    heading = CharBlock(max_length=120, label=_("Heading"))
    text = TidyRichTextBlock(features=CALLOUT_FEATURES, label=_("Text"))

    class Meta:
        icon = "warning"
        label = _("Callout")
        group = groups.EMPHASIS
        description = _("A note set apart: good to know, take care, or when to get help.")
        label_format = "{kind}: {heading}"
        template = "blocks/callout_block.html"
        value_class = CalloutValue
        preview_value = {
            "kind": "help-today",
            "heading": "Get help today if",
            "text": "<p>numbness spreads quickly or you cannot lift a foot.</p>",
        }
