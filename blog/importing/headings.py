"""Which lines are section headings, also where the source only made them look like ones.

Safe means: a wrong guess would at most set a short line apart, and never lose or move a word.
"""

import re
from dataclasses import replace

from .labels import LEAD_IN, SECTION, STUDY
from .lines import Kind

MOST_CHARACTERS = 160  # what the site's sections hold
MOST_CHARACTERS_GUESSED = 80
MOST_WORDS_GUESSED = 12
FEWEST_GUESSED = 2
SECTION_LEVEL = 2
_ENDS_LIKE_A_HEADING = re.compile(r"[\w?)”\"]$")
_BEGINS_LIKE_A_HEADING = re.compile(r"[\"“(]?(?:[^\W_a-z]|\d)")


def mark_headings(lines):
    """Return the lines with level-2 headings where sections begin; other headings are level 3.

    1. If the source has headings, the highest level in use begins sections, and so does every
       “Section N: …”. A heading too long for the site becomes a bold paragraph.
    2. If it has none, paragraphs that are all bold do; failing those, short lines that stand alone:
       at least two of them, capitalised, without a full stop, each followed by text of another
       kind. What does not fit stays text.
    """
    lines = [_fitting(line) for line in lines]
    headings = [line for line in lines if line.kind is Kind.HEADING]
    if headings:
        highest = min(line.level for line in headings)
        return [
            replace(line, level=SECTION_LEVEL if _begins(line, highest) else SECTION_LEVEL + 1)
            if line.kind is Kind.HEADING
            else line
            for line in lines
        ]
    for looks_like_one in (_is_bold_line, _stands_alone):
        found = _guess(lines, looks_like_one)
        if len(found) >= FEWEST_GUESSED:
            return [
                replace(line, kind=Kind.HEADING, level=SECTION_LEVEL) if place in found else line
                for place, line in enumerate(lines)
            ]
    return lines


def _begins(line, highest):
    return line.level <= max(highest, SECTION_LEVEL) or SECTION.match(line.text)


def _fitting(line):
    if line.kind is Kind.HEADING and len(line.text) > MOST_CHARACTERS:
        runs = tuple(replace(run, bold=True) for run in line.runs)
        return replace(line, kind=Kind.PARAGRAPH, runs=runs, level=0)
    return line


def _guess(lines, looks_like_one):
    """Return the places of the lines that look like headings and have text of their own below."""
    likely = {place for place, line in enumerate(lines) if looks_like_one(lines, place)}
    return {
        place
        for place in likely
        if place + 1 < len(lines) and place + 1 not in likely and place - 1 not in likely
    }


def _is_short(line):
    text = line.text
    return (
        line.kind is Kind.PARAGRAPH
        and len(text) <= MOST_CHARACTERS_GUESSED
        and len(text.split()) <= MOST_WORDS_GUESSED
        and "\n" not in "".join(run.text for run in line.runs)
        and bool(_ENDS_LIKE_A_HEADING.search(text))
        and bool(_BEGINS_LIKE_A_HEADING.match(text))
        and not STUDY.match(text)
        and not LEAD_IN.match(text)
        and not any(run.href for run in line.runs)
    )


def _is_bold_line(lines, place):
    return lines[place].is_bold and _is_short(lines[place])


def _stands_alone(lines, place):
    """Short, with a blank line on both sides, no other such line beside it, and text below it."""
    if not _is_short(lines[place]) or place + 1 == len(lines):
        return False
    below = lines[place + 1]
    has_space = lines[place].blanks > 0 and below.blanks > 0
    return has_space and not _is_short(below) and not (place and _is_short(lines[place - 1]))
