"""The syntax of BibTeX: a text to its entries, as they stand there, without knowing any field.

An entry that begins a line ends the one before it at the latest, so that one without its closing
brace spoils no other, and so that reading takes time in proportion to the text.
"""

import re
from dataclasses import dataclass, field

from blog.studies.csl import RefusedError

from .dates import MONTHS
from .entry import LONGEST_FIELD, LONGEST_RECORD, TOO_LONG

DEEPEST = 100  # braces within braces
NOT_CLOSED = "The entry is not closed: a brace or a quotation mark is missing."
TOO_DEEP = f"The entry has braces nested deeper than {DEEPEST} levels."
_STARTS_A_LINE = re.compile(r"^[ \t]{0,20}@[A-Za-z]{1,30}[ \t]{0,20}[{(]", re.MULTILINE)
_START = re.compile(r"@([A-Za-z]{1,30})\s{0,20}([{(])")
_KEY = re.compile(r"\s*([^\s,={}\"]*)\s*(,|(?=[})]))")
_NAME = re.compile(r"[\s,]*([^\s,={}\"#()]+)\s*=\s*")
_BARE = re.compile(r"[^\s,{}\"#()]+")
_CONCATENATE = re.compile(r"\s*#\s*")
_CLOSE = re.compile(r"[\s,]*[})]")
_BRACE = re.compile(r"[^{}\\]*+(?:\\.[^{}\\]*+)*+([{}])", re.DOTALL)
_QUOTE = re.compile(r"[^{}\"\\]*+(?:\\.[^{}\"\\]*+)*+([{}\"])", re.DOTALL)


@dataclass
class BibtexEntry:
    """An entry as it stands: type and names of fields in lower case, values without their quotes.

    `problem` is a sentence if the entry could not be read to its end.
    """

    kind: str
    fields: dict[str, str] = field(default_factory=dict)
    problem: str = ""


def entries_of(text):
    """Give the entries of a text in order; comments and preambles are passed over.

    Macros (@string) and the names of months are put in place of what names them.
    """
    macros = {month: month for month in MONTHS}
    starts = _STARTS_A_LINE.finditer(text)
    start, following = 0, next(starts, None)
    while start < len(text):
        end = following.start() if following else len(text)
        yield from _entries_between(text, start, end, macros)
        start, following = end, next(starts, None) if following else None


def _entries_between(text, start, end, macros):
    position = start
    while match := _START.search(text, position, end):
        kind = match[1].lower()
        if kind in {"comment", "preamble"}:
            return
        entry = BibtexEntry(kind)
        try:
            position = _Reader(text, end, macros).read(entry, match.end())
        except RefusedError as error:
            entry.problem = str(error)
            position = end
        if kind != "string":
            yield entry
        elif not entry.problem:
            macros |= {name: value[:LONGEST_FIELD] for name, value in entry.fields.items()}


class _Reader:
    """Reads one entry of a text; `end` is where the next one begins."""

    def __init__(self, text, end, macros):
        self.text = text
        self.end = min(end, len(text))
        self.macros = macros

    def read(self, entry, position):
        """Fill an entry from behind its opening brace; return the position behind its end."""
        begin = position
        if entry.kind != "string":
            key = _KEY.match(self.text, position, self.end)
            if not key:
                raise RefusedError(NOT_CLOSED)
            position = key.end()
        while name := _NAME.match(self.text, position, self.end):
            value, position = self._value(name.end())
            entry.fields.setdefault(name[1].lower(), value)
            if position - begin > LONGEST_RECORD:
                raise RefusedError(TOO_LONG)
        close = _CLOSE.match(self.text, position, self.end)
        if not close:
            raise RefusedError(NOT_CLOSED)
        return close.end()

    def _value(self, position):
        """Return a value, its parts joined, and where it ends."""
        parts, length = [], 0
        while True:
            part, position = self._part(position)
            if length <= LONGEST_FIELD:  # macros of macros could grow without bounds
                parts.append(part)
                length += len(part)
            more = _CONCATENATE.match(self.text, position, self.end)
            if not more:
                return "".join(parts), position
            position = more.end()

    def _part(self, position):
        first = self.text[position : position + 1] if position < self.end else ""
        if first == "{":
            end = self._closing(position + 1, _BRACE, "}")
        elif first == '"':
            end = self._closing(position + 1, _QUOTE, '"')
        else:
            bare = _BARE.match(self.text, position, self.end)
            if not bare:
                raise RefusedError(NOT_CLOSED)
            return self.macros.get(bare[0].lower(), bare[0]), bare.end()
        return self.text[position + 1 : end - 1], end

    def _closing(self, position, token, closing):
        """Return the position behind the sign that closes a value."""
        depth, begin = 0, position
        while match := token.match(self.text, position, self.end):
            position = match.end()
            if match[1] == closing and depth == 0:
                return position
            depth += {"{": 1, "}": -1}.get(match[1], 0)
            if depth > DEEPEST:
                raise RefusedError(TOO_DEEP)
            if position - begin > LONGEST_RECORD:
                raise RefusedError(TOO_LONG)
        raise RefusedError(NOT_CLOSED)
