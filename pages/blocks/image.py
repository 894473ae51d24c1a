"""A picture with the words it needs."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, StructBlock
from wagtail.images.blocks import ImageBlock

from . import groups


class FigureBlock(StructBlock):
    """A picture with alt text for where it stands (or marked as decoration) and a caption."""

    image = ImageBlock(label=_("Picture"))
    caption = CharBlock(required=False, max_length=255, label=_("Caption"))

    class Meta:
        icon = "image"
        label = _("Picture")
        group = groups.MEDIA
        description = _("A picture with its alt text and, if it helps, a caption.")
        template = "blocks/image_block.html"
        preview_template = "blocks/previews/image_block.html"
        preview_value = {"image": None, "caption": "Needles are as thin as a hair."}
