"""Links to pages in rich text, resolved all at once.

Wagtail resolves them text by text, which costs a query for every paragraph that has one.
"""

import re

from django.utils.html import format_html
from wagtail.rich_text.rewriters import FIND_A_TAG, extract_attrs

LINK_TO_PAGE = re.compile(r'\blinktype="page"')


def linked_pages(texts):
    """Return the primary keys of the pages that rich texts link to, as a set."""
    found = set()
    for text in texts:
        for match in FIND_A_TAG.finditer(text.source):
            found.add(_page_of(match))
    return found - {None}


def link_to_paths(texts, paths):
    """Turn links to pages into links to their paths, in the texts themselves.

    `paths` maps primary keys to paths; of a link to a page whose path is None only the words stay.
    A link to any other page stays as it is, for Wagtail to resolve when the text is printed.
    """

    def replace(match):
        page = _page_of(match)
        if page not in paths:
            return match.group()
        return format_html('<a href="{}">', paths[page]) if paths[page] else "<a>"

    for text in texts:
        if LINK_TO_PAGE.search(text.source):
            text.source = FIND_A_TAG.sub(replace, text.source)


def _page_of(match):
    """Return the primary key of the page that an opening `a` tag links to, or None."""
    if not LINK_TO_PAGE.search(match.group()):
        return None
    number = extract_attrs(match.group(1)).get("id", "")
    return int(number) if number.isdecimal() else None
