"""The text blocks of an article: those of every page, with studies cited inside their text."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import ListBlock

from pages.blocks import (
    CalloutBlock,
    NumberedListBlock,
    ProseBlock,
    TableBlock,
    TidyRichTextBlock,
)
from pages.blocks.callout import CALLOUT_FEATURES
from pages.blocks.numbered_list import NestedItemBlock, NumberedItemBlock
from pages.blocks.prose import INLINE_FEATURES, PROSE_FEATURES

CITE_FEATURE = "cite-study"  # what rich text calls it; `blog/rich_text.py` registers it


class CitingProseBlock(ProseBlock):
    """Running text that may cite studies."""

    def __init__(self, **kwargs):
        kwargs.setdefault("features", [*PROSE_FEATURES, CITE_FEATURE])
        super().__init__(**kwargs)


class CitingNestedItemBlock(NestedItemBlock):
    """An item of a list inside a list, which may cite studies."""

    text = TidyRichTextBlock(
        required=False, features=[*INLINE_FEATURES, CITE_FEATURE], label=_("Text")
    )


class CitingItemBlock(NumberedItemBlock):
    """An item of a numbered list, which may cite studies."""

    text = CitingNestedItemBlock.declared_blocks["text"]
    items = ListBlock(
        CitingNestedItemBlock(), default=[], min_num=0, label=_("Items below this one")
    )


class CitingNumberedListBlock(NumberedListBlock):
    """A numbered list whose items may cite studies."""

    items = ListBlock(CitingItemBlock(), min_num=1, label=_("Items"))


class CitingTableBlock(TableBlock):
    """A table whose cells may cite studies."""

    cell_features = [*INLINE_FEATURES, CITE_FEATURE]


class CitingCalloutBlock(CalloutBlock):
    """A callout that may cite studies."""

    text = TidyRichTextBlock(features=[*CALLOUT_FEATURES, CITE_FEATURE], label=_("Text"))
