"""What a page works out about its sections before they are printed."""

from django.utils.text import slugify
from wagtail.blocks import StructValue
from wagtail.blocks.list_block import ListValue
from wagtail.blocks.stream_block import StreamValue
from wagtail.contrib.typed_table_block.blocks import TypedTable

ANCHOR_LENGTH = 8  # hexadecimal digits of a block id; enough to tell a page's sections apart


def anchor_sections(body, numbered=False):
    """Give each section of a body its anchors, and its number if `numbered`; return the values.

    `body` is a StreamValue of sections. Anchors are unique on the page.
    """
    taken, sections, number = set(), [], 0
    for block in body:
        section = block.value
        section.anchor = _unique(f"s-{(block.id or '')[:ANCHOR_LENGTH]}", taken)
        if section["heading"]:
            number += 1
            section.number = number if numbered else None
            section.readable_anchor = _unique(
                slugify(section["heading"], allow_unicode=True) or f"part-{number}", taken
            )
        sections.append(section)
    return sections


def _unique(wanted, taken):
    anchor, count = wanted, 1
    while anchor in taken:
        count += 1
        anchor = f"{wanted}-{count}"
    taken.add(anchor)
    return anchor


def walk(value):
    """Yield every block value inside a stream, struct, list or table value, outermost first.

    Yields pairs of the block's name (None inside lists) and its value.
    """
    if isinstance(value, StreamValue):
        children = [(child.block_type, child.value) for child in value]
    elif isinstance(value, ListValue):
        children = [(None, child) for child in value]
    elif isinstance(value, StructValue):
        children = list(value.items())
    elif isinstance(value, TypedTable):
        children = [(None, cell) for row in value.row_data for cell in row["values"]]
    else:
        return
    for name, child in children:
        yield name, child
        yield from walk(child)


def images_in(value):
    """Return the pictures of the image blocks inside a value, in order."""
    return [child for _name, child in walk(value) if hasattr(child, "contextual_alt_text")]
