"""Numbered lists whose items may begin with a lead-in and may nest once."""

from string import ascii_lowercase

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import (
    CharBlock,
    IntegerBlock,
    ListBlock,
    StructBlock,
    StructBlockValidationError,
    StructValue,
)

from . import groups
from .prose import INLINE_FEATURES, TidyRichTextBlock


class NestedItemBlock(StructBlock):
    """One item of a list inside a list."""

    lead_in = CharBlock(
        required=False,
        max_length=120,
        label=_("Lead-in"),
        help_text=_("A few words that stand above the text: “Improved sleep”."),
    )
    text = TidyRichTextBlock(required=False, features=INLINE_FEATURES, label=_("Text"))

    def clean(self, value):
        value = super().clean(value)
        if not self.is_deferred_validation and not value["lead_in"] and not value["text"].source:
            raise StructBlockValidationError(
                block_errors={"text": ValidationError(_("Write the item, or take it away."))}
            )
        return value

    class Meta:
        icon = "list-ol"
        label = _("Item")
        label_format = "{lead_in} {text}"


class NumberedItemBlock(NestedItemBlock):
    """One item of a numbered list, with a list of its own if it needs one."""

    items = ListBlock(NestedItemBlock(), default=[], min_num=0, label=_("Items below this one"))

    class Meta:
        icon = "list-ol"
        label = _("Item")
        label_format = "{lead_in} {text}"


class NumberedListValue(StructValue):
    """A numbered list; `numbered` are its items with the numbers that are printed."""

    @property
    def numbered(self):
        """Return `{"number", "lead_in", "text", "items"}` for each item.

        Items below an item are lettered, so that “2 b” says which one is meant.
        """
        return [
            {
                "number": number,
                "lead_in": item["lead_in"],
                "text": item["text"],
                "items": [
                    {
                        "number": f"{ascii_lowercase[place % 26]}.",
                        "lead_in": nested["lead_in"],
                        "text": nested["text"],
                    }
                    for place, nested in enumerate(item["items"])
                ],
            }
            for number, item in enumerate(self["items"], start=self["start"] or 1)
        ]


class NumberedListBlock(StructBlock):
    """Items counted by the page, from a start number that is 1 unless somebody changes it."""

    start = IntegerBlock(
        default=1,
        min_value=1,
        max_value=999,
        label=_("First number"),
        help_text=_("More than 1 when a list goes on after a paragraph."),
    )
    items = ListBlock(NumberedItemBlock(), min_num=1, label=_("Items"))

    class Meta:
        icon = "list-ol"
        label = _("Numbered list")
        group = groups.TEXT
        description = _("Steps, reasons or findings in order, each with an optional lead-in.")
        label_format = "{items}"
        template = "blocks/numbered_list_block.html"
        value_class = NumberedListValue
        preview_value = {
            "start": 1,
            "items": [
                {
                    "lead_in": "Before you come",
                    "text": "<p>Eat a light meal and wear loose sleeves.</p>",
                    "items": [],
                },
                {
                    "lead_in": "At the clinic",
                    "text": "<p>We ask about your health and the medicines you take.</p>",
                    "items": [],
                },
            ],
        }
