"""The lines of one section to its blocks."""

from dataclasses import replace
from itertools import groupby

from .draft import Item, NumberedList, Picture, Prose, StudyMention
from .labels import LEAD_IN
from .lines import Kind
from .studies import design_stated, journal_named, study_label

DEEPEST_BULLET = 4  # what the editor's lists hold


def blocks_of(lines):
    """Return the blocks of a section's lines, in order."""
    blocks, place = [], 0
    lines = _without_strays(lines)
    while place < len(lines):
        build, end = _next_block(lines, place)
        blocks.append(build(lines[place:end]))
        place = end
    return tuple(blocks)


def _next_block(lines, place):
    """Return the function that builds the block beginning at a place, and where it ends."""
    line = lines[place]
    if line.kind is Kind.PICTURE:
        return _picture, place + 1
    if _is_study(line):
        return _study, _end(lines, place, lambda other: not other.opens)
    if _is_numbered(line):
        return _numbered_list, _end_of_list(lines, place)
    return _prose, _end(lines, place, _is_prose)


def _end(lines, place, belongs):
    place += 1
    while place < len(lines) and belongs(lines[place]):
        place += 1
    return place


def _without_strays(lines):
    """Return the lines with those paragraphs that go on with no item made plain paragraphs.

    Text of an item that comes after its nested items must not move above them.
    """
    sorted_out = []
    for line in lines:
        before = sorted_out[-1] if sorted_out else None
        if not line.opens and not (
            before and before.kind is Kind.ITEM and before.level == line.level
        ):
            line = replace(line, kind=Kind.PARAGRAPH, opens=True, level=0, number=None)
        sorted_out.append(line)
    return sorted_out


def _is_study(line):
    return line.kind in {Kind.PARAGRAPH, Kind.ITEM} and line.opens and study_label(line.text) > 0


def _is_numbered(line):
    return line.kind is Kind.ITEM and line.number is not None


def _is_prose(line):
    return line.kind is not Kind.PICTURE and not _is_study(line) and not _is_numbered(line)


def _end_of_list(lines, place):
    """Return the end of the list that begins at a place.

    It goes on while the source counts on. Where the count jumps, another list begins, with a first
    number of its own, so that every item keeps its number.
    """
    top, number = lines[place].level, lines[place].number

    def belongs(line):
        nonlocal number
        if line.kind is not Kind.ITEM or _is_study(line) or line.level < top:
            return False
        if not line.opens or line.level > top:
            return True
        number += 1
        return line.number == number

    return _end(lines, place, belongs)


def _picture(lines):
    (line,) = lines
    return Picture(line.source, line.alt, line.caption)


def _study(lines):
    first = lines[0].without(study_label(lines[0].text))
    text = " ".join([first.text, *(line.text for line in lines[1:])])
    return StudyMention(
        journal=journal_named(text),
        design=design_stated(text),
        html=_paragraphs([first, *lines[1:]]),
    )


def _numbered_list(lines):
    top = lines[0].level
    items = []
    for line in lines:
        if line.opens and line.level == top:
            items.append([])
        items[-1].append(line)
    return NumberedList(tuple(_item(own, top) for own in items), start=lines[0].number)


def _item(lines, top):
    own = [line for line in lines if line.level == top]
    nested = []
    for line in lines[len(own) :]:
        if line.opens:
            nested.append([])
        nested[-1].append(line)
    lead_in, own[0] = _split_lead_in(own[0])
    return Item(lead_in, _paragraphs(own), tuple(_item(item, item[0].level) for item in nested))


def _split_lead_in(line):
    """Return the words before the first colon of an item, if they are a lead-in, and the rest."""
    match = LEAD_IN.match(line.text)
    if not match:
        return "", line
    rest = line.without(match.end())
    links_before, links_after = (
        sum(len(run.text) for run in part.runs if run.href) for part in (line, rest)
    )
    return (match["lead_in"], rest) if links_before == links_after else ("", line)


def _prose(lines):
    html = ""
    for is_list, group in groupby(lines, key=lambda line: line.kind is Kind.ITEM):
        part = list(group)
        html += _bulleted(part) if is_list else "".join(map(_paragraph, part))
    return Prose(html)


def _paragraphs(lines):
    return "".join(f"<p>{line.html}</p>" for line in lines)


def _paragraph(line):
    if line.kind is Kind.HEADING:
        plain = replace(line, runs=tuple(replace(run, bold=False) for run in line.runs))
        return f"<h3>{plain.html}</h3>"
    return f"<p>{line.html}</p>"


def _bulleted(lines):
    """Return nested lists as HTML; levels deeper than the editor holds join the deepest."""
    html, depth, top = "", 0, min(line.level for line in lines)
    for line in lines:
        if not line.opens:
            html += f"<br/>{line.html}"
            continue
        level = min(line.level - top + 1, depth + 1, DEEPEST_BULLET)
        if level > depth:
            html += "<ul><li>"
        else:
            html += "</li></ul>" * (depth - level) + "</li><li>"
        depth = level
        html += line.html
    return html + "</li></ul>" * depth
