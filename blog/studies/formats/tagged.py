"""Files of tagged lines, which RIS and MEDLINE both are: lines to records of tags and values."""

import re

from .entry import LONGEST_RECORD

_LINE = re.compile(r"[^\n]*")


def lines_of(text):
    """Give the lines of a text one by one; a list of all would cost several times the text."""
    position = 0
    while position < len(text):
        line = _LINE.match(text, position)[0]
        position += len(line) + 1
        yield line


class TaggedRecord:
    """The values of one record by tag, in order; `is_too_long` if it holds more than it may.

    Only the tags that a format reads are kept, so abstracts and affiliations cost nothing.
    """

    def __init__(self, tags):
        self.tags = tags
        self.pairs = []
        self.is_too_long = False
        self.is_empty = True
        self._size = 0

    def add(self, tag, value):
        """Begin a value."""
        self.is_empty = False
        self._is_kept = tag in self.tags
        if self._is_kept and self._has_room(value):
            self.pairs.append((tag, [value.strip()]))

    def extend(self, text):
        """Go on with the value that was begun last."""
        if not self.is_empty and self._is_kept and self._has_room(text):
            self.pairs[-1][1].append(text.strip())

    def _has_room(self, text):
        self._size += len(text) + 1
        self.is_too_long = self.is_too_long or self._size > LONGEST_RECORD
        return not self.is_too_long

    def values(self, *tags):
        """Return the values of tags that are not empty, in the order of the file."""
        found = (" ".join(parts).strip() for tag, parts in self.pairs if tag in tags)
        return [value for value in found if value]

    def first(self, *tags):
        """Return the first value of the first tag that has one, or an empty string."""
        return next((value for tag in tags for value in self.values(tag)), "")
