from .callout import CalloutBlock
from .clinic import ClinicContentBlock, ClinicSectionsBlock
from .content import ContentBlock, TextContentBlock
from .faq import FaqBlock, FaqValue
from .hours import ExceptionsBlock, WeekBlock
from .image import FigureBlock
from .locations import LocationsBlock, LocationsValue
from .numbered_list import NumberedListBlock
from .prose import ProseBlock, TidyRichTextBlock
from .quote import QuoteBlock
from .section import SectionBlock, SectionValue
from .table import TableBlock
from .testimonials import TestimonialsBlock, TestimonialsValue

__all__ = [
    "CalloutBlock",
    "ClinicContentBlock",
    "ClinicSectionsBlock",
    "ContentBlock",
    "ExceptionsBlock",
    "FaqBlock",
    "FaqValue",
    "FigureBlock",
    "LocationsBlock",
    "LocationsValue",
    "NumberedListBlock",
    "ProseBlock",
    "QuoteBlock",
    "SectionBlock",
    "SectionValue",
    "TableBlock",
    "TestimonialsBlock",
    "TestimonialsValue",
    "TextContentBlock",
    "TidyRichTextBlock",
    "WeekBlock",
]
