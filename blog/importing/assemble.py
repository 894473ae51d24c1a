"""Lines to a draft: what is title, date, introduction, section and close."""

from dataclasses import replace

from .blocks import blocks_of
from .chrome import without_furniture
from .dates import read_date, read_date_line
from .draft import PostDraft, Section
from .errors import TextMissing, TitleMissing, TitleTooLong
from .headings import SECTION_LEVEL, mark_headings
from .html_reader import read_page
from .labels import BYLINE, SECTION
from .lines import Kind
from .text_reader import lines_of_text

MOST_TITLE_CHARACTERS = 255
MOST_LINES_ABOVE = 6  # how far from the title a date line may stand
LONGEST_LINE_ABOVE = 60
WIDE_GAP = 2  # blank lines that part the close from the last section


def read_text_post(text):
    """Return the PostDraft of a text file. Raises a reason of `errors`."""
    lines, left_out = without_furniture(lines_of_text(text))
    if not lines or lines[0].kind not in {Kind.PARAGRAPH, Kind.HEADING}:
        raise TitleMissing
    return _draft(lines[0].text, lines[1:], left_out=tuple(left_out))


def read_html_post(html):
    """Return the PostDraft of a page's source. Raises a reason of `errors`."""
    page = read_page(html)
    if not page.title:
        raise TitleMissing
    lines, left_out = without_furniture(page.lines)
    draft = _draft(
        page.title,
        lines,
        canonical=page.canonical,
        left_out=tuple(left_out),
        not_brought_over=tuple(page.not_brought_over),
    )
    return _with_dates_of_head(draft, page)


def _draft(title, lines, **known):
    if len(title) > MOST_TITLE_CHARACTERS:
        raise TitleTooLong(MOST_TITLE_CHARACTERS)
    lines, head = _take_head(lines)
    if not lines:
        raise TextMissing
    introduction, sections, numbered = _arrange(mark_headings(lines))
    return PostDraft(
        title=title,
        introduction=introduction,
        sections=tuple(sections),
        numbered=numbered,
        **head,
        **known,
    )


def _take_head(lines):
    """Take the date lines and the byline from below the title; return the rest and what they say.

    They stand among the first short lines, before the first that reads like a sentence.
    """
    head, rest = {"published": None, "updated": None}, []
    for place, line in enumerate(lines):
        dates = read_date_line(line.text) if line.kind is Kind.PARAGRAPH else None
        byline = BYLINE.fullmatch(line.text) if line.kind is Kind.PARAGRAPH else None
        if dates and not _is_taken(head, dates):
            head["published"] = head["published"] or dates.published
            head["updated"] = head["updated"] or dates.updated
        elif byline and "author" not in head:
            head |= {"author": byline["name"].rstrip("."), "byline": line.text}
        elif place < MOST_LINES_ABOVE and _may_stand_above(line):
            rest.append(line)
        else:
            return [*rest, *lines[place:]], head
    return rest, head


def _may_stand_above(line):
    """Return True for a short line without a full stop, such as a name or a subject."""
    return (
        line.kind is Kind.PARAGRAPH
        and len(line.text) <= LONGEST_LINE_ABOVE
        and line.text[-1].isalnum()
        and not line.is_bold
    )


def _is_taken(head, dates):
    return (head["published"] and dates.published) or (head["updated"] and dates.updated)


def _with_dates_of_head(draft, page):
    """Complete a draft's dates by those in the page's head.

    `article:published_time` gives a missing published date. A machine's time of the last change is
    no editorial date, so `article:modified_time` only gives the year of the day the page prints.
    """
    published, modified = read_date(page.published_at[:10]), read_date(page.modified_at[:10])
    return replace(
        draft,
        published=_with_year_of(draft.published, published) or published,
        updated=_with_year_of(draft.updated, modified),
    )


def _with_year_of(day, full):
    if day and full and not day.year and (day.day, day.month) == (full.day, full.month):
        return full
    return day


def _arrange(lines):
    """Return the introduction's HTML, the sections, and whether the page numbers them.

    A post without headings becomes one unheaded section. So does an introduction that holds more
    than paragraphs, because the site's introduction holds nothing else.
    """
    parts = _parts(lines)
    headings = [heading for heading, _lines in parts if heading]
    numbered = _is_numbered([heading.text for heading in headings])
    introduction, sections = "", []
    for heading, content in parts:
        is_first = heading is None and not sections and headings
        if is_first and all(line.kind is Kind.PARAGRAPH for line in content):
            introduction = "".join(f"<p>{line.html}</p>" for line in content)
            continue
        sections.append(Section(_heading_text(heading, numbered), blocks_of(content)))
    return introduction, sections, numbered


def _parts(lines):
    """Return pairs of a heading line, or None, and the lines below it; the close comes last."""
    parts = [(None, [])]
    for line in lines:
        if line.kind is Kind.HEADING and line.level == SECTION_LEVEL:
            parts.append((line, []))
        else:
            parts[-1][1].append(line)
    if len(parts) > 1:
        heading, content = parts[-1]
        start = _start_of_close(parts)
        if start:
            parts[-1:] = [(heading, content[:start]), (None, content[start:])]
    return [part for part in parts if part[0] or part[1]]


def _start_of_close(parts):
    """Return where the close begins in the last section, or 0.

    A wide gap parts it off only if it is the single one inside any section: where they are common,
    they say nothing. Only paragraphs may follow it.
    """
    wide = [
        (part, place)
        for part, (heading, content) in enumerate(parts)
        if heading
        for place, line in enumerate(content)
        if place and line.blanks >= WIDE_GAP
    ]
    if len(wide) != 1 or wide[0][0] != len(parts) - 1:
        return 0
    place = wide[0][1]
    content = parts[-1][1]
    return place if all(line.kind is Kind.PARAGRAPH for line in content[place:]) else 0


def _is_numbered(headings):
    """Return True if the page's own count of the sections gives each the number it has.

    Where the source counts otherwise, its numbers stay in the headings as text.
    """
    numbers = [SECTION.match(heading) for heading in headings]
    return any(numbers) and all(
        int(match["number"]) == place for place, match in enumerate(numbers, 1) if match
    )


def _heading_text(line, numbered):
    if line is None:
        return ""
    match = SECTION.match(line.text) if numbered else None
    return line.text[match.end() :] if match else line.text
