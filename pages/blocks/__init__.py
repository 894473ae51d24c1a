from .callout import CalloutBlock
from .content import ClinicContentBlock, ContentBlock
from .hours import ExceptionsBlock, WeekBlock
from .image import FigureBlock
from .locations import LocationsBlock, show_locations
from .numbered_list import NumberedListBlock
from .prose import ProseBlock, TidyRichTextBlock
from .quote import QuoteBlock
from .section import SectionBlock, SectionsBlock, SectionValue
from .table import TableBlock

__all__ = [
    "CalloutBlock",
    "ClinicContentBlock",
    "ContentBlock",
    "ExceptionsBlock",
    "FigureBlock",
    "LocationsBlock",
    "NumberedListBlock",
    "ProseBlock",
    "QuoteBlock",
    "SectionBlock",
    "SectionValue",
    "SectionsBlock",
    "TableBlock",
    "TidyRichTextBlock",
    "WeekBlock",
    "show_locations",
]
