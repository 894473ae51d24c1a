"""Every block that a page can hold: previewed, printed, and refusing what is bad."""

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import strip_tags
from wagtail import blocks
from wagtail.fields import StreamField

TOO_LONG = "a" * 10_000
# These print nothing until a page has looked up what there is to show.
LOOKED_UP = {
    *("ServicesBlock", "HomeLocationsBlock", "LatestArticlesBlock", "TeamBlock"),
    *("CallToActionBlock", "TestimonialsBlock", "DownloadsBlock"),
}


def blocks_within(block):
    """Return what a block and the blocks inside it let somebody choose from."""
    if isinstance(block, blocks.ListBlock):
        return blocks_within(block.child_block)
    inner = getattr(block, "child_blocks", {}).values()
    offered = list(inner) if isinstance(block, blocks.BaseStreamBlock) else []
    return offered + [found for child in inner for found in blocks_within(child)]


def every_block():
    """Return one block of each class that a model of the site offers."""
    streams = [
        field.stream_block
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if isinstance(field, StreamField)
    ]
    found = {type(block): block for stream in streams for block in blocks_within(stream)}
    return sorted(found.values(), key=lambda block: type(block).__name__)


EVERY_BLOCK = every_block()
PRINTED = [block for block in EVERY_BLOCK if block.is_previewable]
each_printed = pytest.mark.parametrize("block", PRINTED, ids=lambda block: type(block).__name__)


def words_of(value):
    """Return every text inside a block's raw value, without markup."""
    if isinstance(value, dict):
        return [
            word
            for key, part in value.items()
            if key not in {"type", "kind", "stated_design"}
            for word in words_of(part)
        ]
    if isinstance(value, list):
        return [word for part in value for word in words_of(part)]
    return [strip_tags(value)] if isinstance(value, str) and value else []


def test_only_rows_that_are_printed_as_part_of_something_else_have_no_preview():
    rows = {type(block).__name__ for block in EVERY_BLOCK} - {
        type(block).__name__ for block in PRINTED
    }
    assert rows == {
        *("WeeklyHoursBlock", "ClosedBlock", "OtherHoursBlock", "AddedHoursBlock"),
        *("MenuLinkBlock", "MenuGroupBlock", "SocialLinkBlock"),
    }


@each_printed
def test_has_an_icon_a_group_and_a_description(block):
    assert block.meta.icon != "placeholder"
    assert block.meta.group
    assert block.get_description()


@each_printed
def test_is_previewed_in_the_picker_in_the_stylesheets_of_the_site(block, site, editor_client):
    url = reverse("wagtailadmin_block_preview")
    page = editor_client.get(url, {"id": block.definition_prefix}).text
    words = words_of(block.meta.preview_value)
    assert words
    for word in words:
        assert word in page
    assert render_to_string("components/stylesheets.html").strip() in page


@pytest.mark.parametrize(
    "block",
    [block for block in PRINTED if type(block).__name__ not in LOOKED_UP],
    ids=lambda block: type(block).__name__,
)
def test_is_printed_without_a_page_around_it(block, db):
    html = block.render(block.normalize(block.meta.preview_value))
    for word in words_of(block.meta.preview_value):
        assert word in html


@each_printed
def test_refuses_to_be_published_empty_or_endless(block, db):
    texts = [
        name
        for name, child in getattr(block, "child_blocks", {}).items()
        if isinstance(child, blocks.CharBlock)
    ]
    endless = dict.fromkeys(texts, TOO_LONG)
    assert is_refused(block, block.get_default()) or (texts and is_refused(block, endless))


def is_refused(block, value):
    try:
        block.clean(block.normalize(value))
    except ValidationError:
        return True
    return False
