"""What may stand in the sections of the clinic's own pages, and not in an article."""

from wagtail.blocks import StreamBlock

from .content import ContentBlock
from .downloads import DownloadsBlock
from .faq import FaqBlock
from .locations import LocationsBlock
from .section import SectionBlock
from .testimonials import TestimonialsBlock


class ClinicContentBlock(ContentBlock):
    """The blocks inside a section of a clinic page."""

    faq = FaqBlock()
    downloads = DownloadsBlock()
    locations = LocationsBlock()
    testimonials = TestimonialsBlock()


class ClinicSectionBlock(SectionBlock):
    """A section of a clinic page."""

    content = ClinicContentBlock(label=SectionBlock.base_blocks["content"].label)


class ClinicSectionsBlock(StreamBlock):
    """The body of a clinic page: sections, one after the other."""

    section = ClinicSectionBlock()

    class Meta:
        collapsed = True  # the editor opens with the page's outline
