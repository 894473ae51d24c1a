"""What may stand inside a section of any page, or inside a part of it."""

from wagtail.blocks import StreamBlock

from .callout import CalloutBlock
from .image import FigureBlock
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


class TextContentBlock(ContentBlock):
    """The blocks inside a part of a page whose heading is given; pictures stand in sections."""

    image = None
