from .callout import CalloutBlock
from .clinic import ClinicContentBlock, ClinicSectionsBlock
from .content import ContentBlock, TextContentBlock
from .faq import FaqBlock, FaqValue
from .home import CallToActionValue, HomeBlock, starting_bands
from .hours import ExceptionsBlock, WeekBlock
from .image import FigureBlock
from .locations import LocationsBlock
from .numbered_list import NumberedListBlock
from .prose import ProseBlock, TidyRichTextBlock
from .quote import QuoteBlock
from .section import SectionBlock, SectionValue
from .site import SiteValue
from .table import TableBlock
from .testimonials import TestimonialsBlock, TestimonialsValue

__all__ = [
    "CallToActionValue",
    "CalloutBlock",
    "ClinicContentBlock",
    "ClinicSectionsBlock",
    "ContentBlock",
    "ExceptionsBlock",
    "FaqBlock",
    "FaqValue",
    "FigureBlock",
    "HomeBlock",
    "LocationsBlock",
    "NumberedListBlock",
    "ProseBlock",
    "QuoteBlock",
    "SectionBlock",
    "SectionValue",
    "SiteValue",
    "TableBlock",
    "TestimonialsBlock",
    "TestimonialsValue",
    "TextContentBlock",
    "TidyRichTextBlock",
    "WeekBlock",
    "starting_bands",
]
