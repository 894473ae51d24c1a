from .callout import CalloutBlock
from .clinic import ClinicContentBlock, ClinicSectionsBlock
from .content import ContentBlock, TextContentBlock
from .faq import FaqBlock, FaqValue
from .image import FigureBlock
from .numbered_list import NumberedListBlock
from .prose import ProseBlock, TidyRichTextBlock
from .quote import QuoteBlock
from .section import SectionBlock, SectionsBlock, SectionValue
from .table import TableBlock
from .testimonials import TestimonialsBlock, TestimonialsValue

__all__ = [
    "CalloutBlock",
    "ClinicContentBlock",
    "ClinicSectionsBlock",
    "ContentBlock",
    "FaqBlock",
    "FaqValue",
    "FigureBlock",
    "NumberedListBlock",
    "ProseBlock",
    "QuoteBlock",
    "SectionBlock",
    "SectionValue",
    "SectionsBlock",
    "TableBlock",
    "TestimonialsBlock",
    "TestimonialsValue",
    "TextContentBlock",
    "TidyRichTextBlock",
]
