"""AMA Manual of Style, 11th edition, chapter 3."""

from .dates import month_first
from .languages import foreign_language
from .names import ROMAN_SUFFIXES, name_list
from .pages import page_ranges, volume_and_pages
from .sentences import bare, capitalised, edition
from .styles import Layout, Style


def authors(facts, style):
    return name_list(facts.authors, style)


def authors_or_editors(facts, style):
    return authors(facts, style) or _editors(facts.editors, style)


def title(facts, style):
    return facts.translated_title or facts.title


def language(facts, style):
    """3.9.2: a translated title is followed by the language of the article."""
    name = foreign_language(facts.language) if facts.translated_title else ""
    return name and f"Article in {name}"


def genre(facts, style):
    return capitalised(facts.genre)


def medium(facts, style):
    return capitalised(facts.medium)


def container(facts, style):
    return facts.container


def section(facts, style):
    return facts.section


def publisher(facts, style):
    return facts.publisher


def book_edition(facts, style):
    return edition(facts.edition)


def book_volume(facts, style):
    return facts.volume and f"Vol {facts.volume}"


def secondary_editors(facts, style):
    return _editors(facts.editors, style) if facts.authors else ""


def translators(facts, style):
    names = name_list(facts.translators, style)
    return names and f"{names}, trans"


def in_book(facts, style):
    """3.12.4: “In:” and the editors, before the book's title."""
    names = _editors(facts.editors, style)
    return f"In: {names}" if names else ""


def issue(facts, style):
    """3.11: year, volume, issue, supplement, pages; an article ahead of print has a day instead."""
    if facts.is_in_press:
        return "In press"
    if facts.is_ahead_of_print or (facts.online_on and not facts.issued):
        return f"Published online {month_first(facts.online_on or facts.issued)}".strip()
    number = f"({facts.issue})" if facts.issue else ""
    if facts.supplement is not None:
        number += f"({f'suppl {facts.supplement}'.strip()})"
    pages = page_ranges(facts.pages, style.full_pages)
    return volume_and_pages(facts.year, facts.volume, number, pages)


def day_and_page(facts, style):
    """3.11.5: newspapers are cited by day and page."""
    return volume_and_pages(month_first(facts.issued), "", "", facts.pages)


def imprint(facts, style):
    """3.12: publisher and year, without the place; then the chapter or pages."""
    pages = page_ranges(facts.pages, style.full_pages)
    place = pages or (facts.chapter and f"chap {facts.chapter}")
    return volume_and_pages("; ".join(_known(bare(facts.publisher), facts.year)), "", "", place)


def report_number(facts, style):
    return facts.number and f"Report No. {facts.number}"


def day(facts, style):
    return "" if facts.updated else month_first(facts.issued)


def posted(facts, style):
    """3.11.4: preprints."""
    return " ".join(_known("Preprint posted online", month_first(facts.issued)))


def updated(facts, style):
    return f"Updated {month_first(facts.updated)}" if facts.updated else ""


def accessed(facts, style):
    """3.15: the day somebody looked, except where a DOI makes that needless."""
    return f"Accessed {month_first(facts.accessed)}" if facts.accessed and not facts.doi else ""


def retraction(facts, style):
    """3.11.15: an article that was retracted is cited with the notice."""
    notice = facts.retraction
    if notice is None:
        return ""
    journal = notice.container and f"{bare(notice.container)}."
    doi = notice.doi and f"doi:{notice.doi}"
    place = issue(notice, style) if notice.volume or notice.pages else month_first(notice.issued)
    place = f"{place}." if place and doi else place
    return "Retracted in: " + " ".join(_known(journal, place, doi)) if journal or doi else ""


def _editors(names, style):
    listed = name_list(names, style)
    return f"{listed}, {'eds' if len(names) > 1 else 'ed'}" if listed else ""


def _known(*texts):
    return [text for text in texts if text]


AMA = Style(
    layouts={
        "journal": Layout(
            authors, (title, language, genre), container, (issue, retraction, accessed)
        ),
        "newspaper": Layout(authors, (title, genre), container, (day_and_page, accessed)),
        "preprint": Layout(authors, (title,), container, (posted, retraction, accessed)),
        "book": Layout(
            authors_or_editors,
            (),
            title,
            (medium, secondary_editors, translators, book_volume, book_edition, imprint, accessed),
        ),
        "chapter": Layout(
            authors, (title, in_book), container, (book_volume, book_edition, imprint, accessed)
        ),
        "thesis": Layout(authors, (), title, (genre, imprint, accessed)),
        "report": Layout(
            authors_or_editors,
            (),
            title,
            (genre, book_edition, imprint, report_number, retraction, accessed),
        ),
        "pamphlet": Layout(authors, (title, genre), None, (imprint, accessed)),
        "webpage": Layout(
            authors, (title, section, container, publisher), None, (day, updated, accessed)
        ),
    },
    notes=(),
    most_authors=6,
    authors_before_et_al=3,
    suffixes=ROMAN_SUFFIXES,
    full_pages=True,
    doi_label="doi:",
    doi_stop="",
    url_label="",
    italic_works=True,
)
