"""Lines: what both readers turn a post into before anybody decides what its parts are."""

import re
from dataclasses import dataclass, replace
from enum import Enum
from itertools import groupby

from django.utils.html import escape

INVISIBLE = re.compile("[\x00-\x08\x0e-\x1f\x7f\u200b\u200c\u2060\ufeff\ud800-\udfff]")
SPACE = re.compile(r"[^\S\n]+")


@dataclass(frozen=True)
class Run:
    """A stretch of text in one dress. A line break inside a paragraph is a newline character."""

    text: str
    bold: bool = False
    italic: bool = False
    href: str = ""

    @property
    def html(self):
        html = escape(self.text).replace("\n", "<br/>")
        if self.italic:
            html = f"<i>{html}</i>"
        if self.bold:
            html = f"<b>{html}</b>"
        if self.href:
            html = f'<a href="{escape(self.href)}">{html}</a>'
        return html


class Kind(Enum):
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    PICTURE = "picture"


@dataclass(frozen=True)
class Line:
    """One heading, paragraph, paragraph of a list item, or picture.

    `level` is 1 to 6 for headings and the depth of an item, counted from 1. `number` is the item's
    number, None in a bulleted list. An item's first line `opens` it; its other lines do not.
    `blanks` counts the blank lines before this one.
    """

    kind: Kind
    runs: tuple[Run, ...] = ()
    level: int = 0
    number: int | None = None
    opens: bool = True
    blanks: int = 0
    source: str = ""
    alt: str | None = None
    caption: str = ""

    @property
    def text(self):
        """The words alone, on one line."""
        return " ".join("".join(run.text for run in self.runs).split())

    @property
    def html(self):
        return "".join(run.html for run in self.runs)

    @property
    def is_bold(self):
        """True if every word is bold."""
        return bool(self.runs) and all(run.bold or not run.text.strip() for run in self.runs)

    def without(self, count):
        """Return the line without its first `count` characters."""
        return replace(self, runs=tidy(drop(self.runs, count)))


def drop(runs, count):
    """Return runs without their first `count` characters."""
    left = []
    for run in runs:
        left.append(replace(run, text=run.text[count:]))
        count = max(0, count - len(run.text))
    return tuple(left)


def visible(text):
    """Return text without control characters and characters of no width."""
    return INVISIBLE.sub("", text)


def tidy(runs):
    """Join runs of one dress, make white space single, and trim both ends of the line.

    A newline in a run stands for a line break; the space around it goes.
    """
    pieces = []
    ends_in = "\n"  # the white space, or "", that the line ends in so far
    for run in runs:
        text = re.sub(r" ?\n[ \n]*", "\n", SPACE.sub(" ", visible(run.text)))
        text = text.lstrip("\n " if ends_in == "\n" else ends_in)
        if text:
            ends_in = text[-1] if text[-1].isspace() else ""
            pieces.append(replace(run, text=text))
    tidied = [
        replace(dress, text="".join(piece.text for piece in alike))
        for dress, alike in groupby(pieces, key=lambda piece: replace(piece, text=""))
    ]
    while tidied and not tidied[-1].text.rstrip():
        tidied.pop()
    if tidied:
        tidied[-1] = replace(tidied[-1], text=tidied[-1].text.rstrip())
    return tuple(tidied)
