"""What blocks have in common that show something the site holds, and not what staff type."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, StructBlock, StructValue


class SiteValue(StructValue):
    """A value whose page calls `show` before it is printed; until then it has nothing to print.

    In a preview the heading is printed even if the site holds nothing yet. `pictures` are those
    that it prints, whose renditions the page loads all at once.
    """

    in_preview = False
    pictures = ()

    def show(self, request):
        """Find what the block prints, for the site of a request."""


class SiteBlock(StructBlock):
    """A heading above what the site holds."""

    heading = CharBlock(max_length=120, label=_("Heading"))

    class Meta:
        value_class = SiteValue

    def get_preview_context(self, value, parent_context=None):
        value.in_preview = True
        value.show(parent_context["request"])
        return super().get_preview_context(value, parent_context=parent_context)
