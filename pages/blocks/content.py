"""What may stand inside a section of any page."""

from wagtail.blocks import StreamBlock

from .callout import CalloutBlock
from .image import FigureBlock
from .locations import LocationsBlock
from .numbered_list import NumberedListBlock
from .prose import ProseBlock
from .quote import QuoteBlock
from .table import TableBlock


class ContentBlock(StreamBlock):
    """The blocks inside a section."""

    prose = ProseBlock()
    numbered_list = NumberedListBlock()
    image = FigureBlock()
    table = TableBlock()
    callout = CalloutBlock()
    quote = QuoteBlock()

    class Meta:
        collapsed = False


class ClinicContentBlock(ContentBlock):
    """The blocks inside a section of a page about the clinic itself."""

    locations = LocationsBlock()
