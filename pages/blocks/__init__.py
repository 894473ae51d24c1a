from .callout import CalloutBlock
from .content import ContentBlock
from .image import FigureBlock
from .numbered_list import NumberedListBlock
from .prose import ProseBlock, RequiredTextBlock
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
    "RequiredTextBlock",
    "SectionBlock",
    "SectionValue",
    "SectionsBlock",
    "TableBlock",
]
