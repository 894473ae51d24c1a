"""Markers of cited studies inside stored rich text: `<a linktype="study" id="12">[Lu 2020]</a>`."""

import re

_MARKER = re.compile(r'<a\b(?=[^>]*\blinktype="study")[^>]*?\bid="(\d{1,18})"[^>]*>(.*?)</a>', re.S)


def marker_ids(html):
    """Return the primary keys of the studies that rich text cites, in order, repeats included."""
    return [int(match[1]) for match in _MARKER.finditer(html)]


def replace_markers(html, replacement):
    """Return rich text with each marker replaced by `replacement(primary key, stored text)`.

    The function returns HTML; it is called in the order of the text.
    """
    return _MARKER.sub(lambda match: replacement(int(match[1]), match[2]), html)
