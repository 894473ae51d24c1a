"""Files of tagged lines, which RIS and MEDLINE both are: a text to tags and their values."""

from .entry import LONGEST_RECORD


class TaggedRecord:
    """The values of one record by tag, in order; `is_too_long` if it holds more than it may.

    Only the tags that a format reads are kept, so abstracts and affiliations cost nothing.
    """

    def __init__(self, tags):
        self.pairs = []
        self.is_empty = True
        self.is_too_long = False
        self._tags = tags
        self._size = 0

    def add(self, tag, text, start, end):
        """Take the value of a tag, which is the part of the text between two positions."""
        self.is_empty = False
        if tag in self._tags:
            self._size += end - start + 1
            self.is_too_long = self._size > LONGEST_RECORD
            if not self.is_too_long:
                self.pairs.append((tag, " ".join(text[start:end].split())))

    def values(self, *tags):
        """Return the values of tags that are not empty, in the order of the file."""
        return [value for tag, value in self.pairs if tag in tags and value]

    def first(self, *tags):
        """Return the first value of the first tag that has one, or an empty string."""
        return next((value for tag in tags for value in self.values(tag)), "")


def tagged_values(text, pattern):
    """Give `(tag, start, end)` of each value; a value reaches to the next line with a tag.

    `pattern` matches the beginning of such a line, with the tag as its first group.
    """
    found = None
    for match in pattern.finditer(text):
        if found:
            yield found[1], found.end(), match.start()
        found = match
    if found:
        yield found[1], found.end(), len(text)
