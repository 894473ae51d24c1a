"""Text copied from a page to lines."""

import re
from dataclasses import replace

from .dates import read_date_line
from .labels import BULLET, LIST_LETTER, LIST_NUMBER, RULE, SECTION
from .lines import Kind, Line, Run, tidy

TAB_WIDTH = 4
WIDEST_WRAPPED_LINE = 100
NARROWEST_WRAPPED_LINE = 50
NESTING_INDENT = 2
_INDENT = re.compile(r"[^\S\n]*")


def lines_of_text(text):
    """Return the lines of a text file: paragraphs, list items, and headings that say so.

    “Section 3: …” is a heading. Short lines that may be headings are left to `headings`.
    A line ends where the source ends it, except in a file wrapped at a margin, and in an item that
    goes on below its number.
    """
    rows = [row.replace("\xa0", " ").expandtabs(TAB_WIDTH) for row in text.splitlines()]
    wrapped = max(map(len, rows), default=0) <= WIDEST_WRAPPED_LINE
    lines, blanks, list_indents, previous = [], 0, [], ""
    for row in rows:
        runs = tidy([Run(row)])
        if not runs or RULE.fullmatch(runs[0].text):
            blanks += 2 if runs else 1
            continue
        indent = len(_INDENT.match(row).group())
        line = _line(runs, indent, list_indents, blanks)
        if lines and _goes_on(line, lines, wrapped, previous):
            lines[-1] = replace(lines[-1], runs=tidy([*lines[-1].runs, Run(" "), *runs]))
        else:
            lines.append(line)
        previous, blanks = row.rstrip(), 0
    return lines


def _goes_on(line, lines, wrapped, previous):
    """Return True if a row goes on with the paragraph or item of the row right above it."""
    if line.blanks or lines[-1].kind is Kind.HEADING:
        return False
    if not line.opens:
        return lines[-1].kind is Kind.ITEM
    is_text = line.kind is Kind.PARAGRAPH and not read_date_line(line.text)
    return is_text and wrapped and len(lines) > 1 and len(previous) >= NARROWEST_WRAPPED_LINE


def _line(runs, indent, list_indents, blanks):
    """Return the line of one row; `list_indents` holds the indents of the open lists' items."""
    text = runs[0].text
    if SECTION.match(text):
        list_indents.clear()
        return Line(Kind.HEADING, runs, level=2, blanks=blanks)
    number = LIST_NUMBER.match(text)
    letter = LIST_LETTER.match(text) if list_indents else None
    bullet = BULLET.match(text)
    marker = number or letter or bullet
    if not marker:
        if list_indents and indent > list_indents[-1]:
            return Line(Kind.ITEM, runs, level=len(list_indents), opens=False, blanks=blanks)
        list_indents.clear()
        return Line(Kind.PARAGRAPH, runs, blanks=blanks)
    while list_indents and indent <= list_indents[-1] - NESTING_INDENT:
        list_indents.pop()
    if not list_indents or indent >= list_indents[-1] + NESTING_INDENT:
        list_indents.append(indent)
    if number:
        value = int(number["number"])
    else:
        value = ord(letter["letter"]) - ord("a") + 1 if letter else None
    line = Line(Kind.ITEM, runs, level=len(list_indents), number=value, blanks=blanks)
    return line.without(marker.end())
