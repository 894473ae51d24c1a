"""CSL-JSON: read and written.

A file is a list of items, one item, items one a line, or Zotero's `{"items": […]}`. Each is found
and measured before it is parsed, so that a large file costs no more memory than its largest item.
"""

import json
import re

from blog.studies.csl import RefusedError

from .entry import LONGEST_RECORD, TOO_LONG, Entry, entries, entry_of

DEEPEST = 50  # levels of lists and objects; an item has five
NO_END = "The record has no end: a bracket, brace or quotation mark is missing."
_BEGINNING = re.compile(r'\s*(?:\{\s*"items"\s*:\s*)?\[')
_BETWEEN = re.compile(r"[\s,]*")
# A string, a bracket, or whatever stands between them.
_TOKEN = re.compile(r'[^"\[\]{}]++|"[^"\\]*+(?:\\.[^"\\]*+)*+"|[\[\]{}]', re.DOTALL)
_SCALAR = re.compile(r'[^,\[\]{}"]+')


def read_csl_json(text):
    """Give an Entry for each item of a CSL-JSON text."""
    return entries(_values(text), _entry)


def _entry(position, value):
    return Entry(position, None, value) if isinstance(value, str) else entry_of(position, value[0])


def _values(text):
    """Give `(value,)` for each value of the list, or a sentence saying why it has none."""
    beginning = _BEGINNING.match(text)
    position = beginning.end() if beginning else 0
    while True:
        start = _BETWEEN.match(text, position).end()
        if start == len(text) or text[start] in "]}":
            return
        try:
            position, depth = _end_of_value(text, start)
        except RefusedError as error:
            yield str(error)  # where the next one begins is not known, so this is the last
            return
        yield _parsed(text[start:position], depth)


def _end_of_value(text, start):
    """Return where a value ends and how deep it is. Raises RefusedError if it has no end."""
    scalar = _SCALAR.match(text, start)
    if scalar:
        return scalar.end(), 0
    position, depth, deepest = start, 0, 0
    while match := _TOKEN.match(text, position):
        position = match.end()
        if position - start > LONGEST_RECORD:
            raise RefusedError(TOO_LONG)
        if text[match.start()] in "{[":
            depth += 1
            deepest = max(deepest, depth)
        elif text[match.start()] in "}]":
            depth -= 1
        if depth <= 0:
            return position, deepest
    raise RefusedError(NO_END)


def _parsed(text, depth):
    if depth > DEEPEST:
        return f"The record is nested deeper than {DEEPEST} levels."
    try:
        return (json.loads(text, strict=False),)
    except ValueError:
        return "The record is not valid JSON."


def write_csl_json(items):
    """Return clean CSL-JSON items as a list in JSON, each with an `id` as the schema demands."""
    numbered = [{"id": place, **item} for place, item in enumerate(items, 1)]
    return json.dumps(numbered, ensure_ascii=False, indent=2) + "\n"
