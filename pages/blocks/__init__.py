from .callout import CalloutBlock
from .content import ContentBlock, TextContentBlock
from .image import FigureBlock
from .numbered_list import NumberedListBlock
from .prose import ProseBlock, TidyRichTextBlock
from .quote import QuoteBlock
from .section import SectionBlock, SectionsBlock, SectionValue
from .table import TableBlock

__all__ = [
    "CalloutBlock",
    "ContentBlock",
    "FigureBlock",
    "NumberedListBlock",
    "ProseBlock",
    "QuoteBlock",
    "SectionBlock",
    "SectionValue",
    "SectionsBlock",
    "TableBlock",
    "TextContentBlock",
    "TidyRichTextBlock",
]
