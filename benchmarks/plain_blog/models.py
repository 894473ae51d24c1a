"""A listing and an article as the Wagtail tutorial would write them."""

from django.db import models
from wagtail import blocks
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.images.blocks import ImageChooserBlock
from wagtail.models import Page


class ListItemBlock(blocks.StructBlock):
    lead_in = blocks.CharBlock(required=False)
    text = blocks.RichTextBlock(required=False)


class StudyBlock(blocks.StructBlock):
    heading = blocks.CharBlock(required=False)
    design = blocks.CharBlock(required=False)
    journal = blocks.CharBlock(required=False)
    finding = blocks.RichTextBlock()
    limits = blocks.RichTextBlock(required=False)

    class Meta:
        template = "plain_blog/blocks/study.html"


class PlainIndexPage(Page):
    pass


class PlainArticlePage(Page):
    introduction = RichTextField(blank=True)
    author = models.CharField(max_length=100, blank=True)
    date = models.DateField(null=True)
    lead_image = models.ForeignKey(
        "wagtailimages.Image", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    body = StreamField(
        [
            ("heading", blocks.CharBlock(template="plain_blog/blocks/heading.html")),
            ("paragraph", blocks.RichTextBlock()),
            ("image", ImageChooserBlock(template="plain_blog/blocks/image.html")),
            (
                "numbered_list",
                blocks.ListBlock(ListItemBlock(), template="plain_blog/blocks/numbered_list.html"),
            ),
            ("study", StudyBlock()),
        ]
    )

    content_panels = [*Page.content_panels, FieldPanel("introduction"), FieldPanel("body")]
