"""Where the words of a query stand in a text. Pure functions; a template does the escaping."""

import re
from dataclasses import dataclass

from .words import fold

WORD = re.compile(r"[^\W_]+")
SNIPPET_LENGTH = 240  # characters
WORDS_BEFORE = 60  # characters kept before the first match


@dataclass(frozen=True)
class Segment:
    """A piece of text; `is_match` if it is to be marked."""

    text: str
    is_match: bool = False


def segments(text, words):
    """Return a text as `Segment`s that together are the whole text.

    `words` are folded, as `words_of` returns them.
    """
    pieces, end = [], 0
    for match in WORD.finditer(text):
        if not _is_wanted(match.group(), words):
            continue
        if match.start() > end:
            pieces.append(Segment(text[end : match.start()]))
        pieces.append(Segment(match.group(), is_match=True))
        end = match.end()
    if end < len(text):
        pieces.append(Segment(text[end:]))
    return pieces


def snippet(text, words):
    """Return the part of a text around its first match, as `Segment`s; without one, its beginning.

    An ellipsis stands where text was left out.
    """
    text = " ".join(text.split())
    wanted = (match for match in WORD.finditer(text) if _is_wanted(match.group(), words))
    first = next(wanted, None)
    start = _word_start(text, first.start() - WORDS_BEFORE) if first else 0
    end = _word_end(text, start + SNIPPET_LENGTH)
    shown = text[start:end].strip()
    return segments(f"{'… ' if start else ''}{shown}{' …' if end < len(text) else ''}", words)


def _is_wanted(word, words):
    folded = fold(word)
    return any(folded.startswith(wanted) for wanted in words)


def _word_start(text, position):
    """Return the beginning of the first whole word at or after a position."""
    if position <= 0:
        return 0
    return text.find(" ", position) + 1


def _word_end(text, position):
    """Return the end of the last whole word before a position; the position in a very long one."""
    if position >= len(text):
        return len(text)
    space = text.rfind(" ", position - WORDS_BEFORE, position)
    return space if space != -1 else position
