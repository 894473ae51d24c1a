"""CSL-JSON: read and written.

A file is a list of items, one item, items one a line, or Zotero's `{"items": […]}`. Each is found
and measured before it is parsed, so that a large file costs no more memory than its largest item.
"""

import json
import re

from .entry import LONGEST_RECORD, TOO_LONG, Entry, entry_of, limited

DEEPEST = 50  # levels of lists and objects; an item has five
_BEGINNING = re.compile(r'\s*(?:\{\s*"items"\s*:\s*)?\[')
_BETWEEN = re.compile(r"[\s,]*")
# A string (which may never end), a bracket, or whatever stands between them.
_TOKEN = re.compile(r'[^"\[\]{}]++|"[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\\?\Z)|[\[\]{}]', re.DOTALL)
_SCALAR = re.compile(r'[^,\[\]{}"]+')


def read_csl_json(text):
    """Give an Entry for each item of a CSL-JSON text."""
    return limited(
        Entry(place, None, value) if isinstance(value, str) else entry_of(place, value[0])
        for place, value in enumerate(_values(text), 1)
    )


def _values(text):
    """Give `(value,)` for each value of the list, or a sentence saying why it has none."""
    beginning = _BEGINNING.match(text)
    position = beginning.end() if beginning else 0
    while True:
        position = _BETWEEN.match(text, position).end()
        if position == len(text) or text[position] in "]}":
            return
        start = position
        position, depth = _end_of_value(text, start)
        if position is None:
            yield "The record has no end: a bracket, brace or quotation mark is missing."
            return
        yield _parsed(text, start, position, depth)


def _end_of_value(text, start):
    """Return where the value ends and how deep it is; None for one without an end."""
    scalar = _SCALAR.match(text, start)
    if scalar:
        return scalar.end(), 0
    position, depth, deepest = start, 0, 0
    while position < len(text):
        match = _TOKEN.match(text, position)
        position = match.end()
        if match[0] in ("{", "["):
            depth += 1
            deepest = max(deepest, depth)
        elif match[0] in ("}", "]"):
            depth -= 1
        elif match[0][0] == '"' and (len(match[0]) < 2 or match[0][-1] != '"'):
            return None, deepest
        if depth <= 0:
            return position, deepest
    return None, deepest


def _parsed(text, start, end, depth):
    if end - start > LONGEST_RECORD:
        return TOO_LONG
    if depth > DEEPEST:
        return f"The record is nested deeper than {DEEPEST} levels."
    try:
        return (json.loads(text[start:end], strict=False),)
    except ValueError:
        return "The record is not valid JSON."


def write_csl_json(items):
    """Return clean CSL-JSON items as a list in JSON, each with an `id` as the schema demands."""
    numbered = [{"id": place, **item} for place, item in enumerate(items, 1)]
    return json.dumps(numbered, ensure_ascii=False, indent=2) + "\n"
