"""Vancouver: the ICMJE's style, as NLM's Citing Medicine and its sample references print it."""

import re

from .dates import year_first
from .languages import foreign_language
from .names import ORDINAL_SUFFIXES, name_list
from .pages import page_ranges, volume_and_pages
from .sentences import bare, edition
from .styles import Layout, Style

UNKNOWN_DATE = "[date unknown]"
NEWSPAPER_PAGE = re.compile(r"([A-Z])-?(\d+)")


def authors(facts, style):
    return name_list(facts.authors, style)


def authors_or_editors(facts, style):
    return authors(facts, style) or _with_role(facts.editors, "editor", style)


def article_title(facts, style):
    """Citing Medicine, 1: a translated title is in brackets, and so is the kind of article."""
    text = f"[{bare(facts.translated_title)}]" if facts.translated_title else facts.title
    return _with_bracket(text, facts.genre)


def title(facts, style):
    return _with_bracket(facts.title, facts.genre, facts.medium or _internet(facts))


def webpage_title(facts, style):
    return _with_bracket(facts.title, facts.genre, facts.medium or "Internet")


def journal(facts, style):
    return _with_bracket(facts.container, _internet(facts) if facts.accessed else "")


def preprint_server(facts, style):
    return _with_bracket(facts.container, "Preprint")


def book(facts, style):
    return _with_bracket(facts.container, facts.medium or _internet(facts))


def own_book(facts, style):
    """Return the book first where its authors wrote the part that is cited (22: parts)."""
    return "" if _is_contribution(facts) else book(facts, style)


def contribution(facts, style):
    """Return title, “In:” and editors of what somebody wrote for another's book (22)."""
    if not _is_contribution(facts):
        return ""
    editors = _with_role(facts.editors, "editor", style)
    whole = ". ".join(filter(None, (editors, bare(book(facts, style)))))
    return ". ".join(filter(None, (bare(facts.title), f"In: {whole}" if whole else "")))


def place_in_book(facts, style):
    """Return where in the book it is; a part that has not been named yet is named with it."""
    pages = page_ranges(facts.pages, style.full_pages)
    pages = pages and f"p. {pages}"
    if _is_contribution(facts):
        return pages
    chapter = facts.chapter and f"Chapter {facts.chapter}"
    return "; ".join(filter(None, (", ".join(filter(None, (chapter, bare(facts.title)))), pages)))


def book_edition(facts, style):
    return edition(facts.edition)


def book_volume(facts, style):
    return facts.volume and f"Vol. {facts.volume}"


def secondary_editors(facts, style):
    return _with_role(facts.editors, "editor", style) if facts.authors else ""


def translators(facts, style):
    return _with_role(facts.translators, "translator", style)


def issue(facts, style):
    """Citing Medicine, 1: date, volume, issue with its supplement, pages."""
    if facts.is_in_press:
        return " ".join(filter(None, ("Forthcoming", facts.year)))
    if facts.is_ahead_of_print or (facts.online_on and not facts.issued):
        return f"Epub {year_first(facts.online_on or facts.issued)}".strip() + _cited(facts)
    volume, number = facts.volume, facts.issue
    if facts.supplement is not None:
        supplement = f" Suppl {facts.supplement}".rstrip()
        volume, number = (volume, number + supplement) if number else (volume + supplement, "")
    number = f"({number})" if number else ""
    pages = page_ranges(facts.pages, style.full_pages)
    date = year_first(facts.issued) + (_cited(facts) if facts.url and not facts.doi else "")
    return volume_and_pages(date, volume.strip(), number, pages)


def language(facts, style):
    return foreign_language(facts.language)


def day_and_page(facts, style):
    """Citing Medicine, 8: newspapers are cited by day, section and page."""
    section = NEWSPAPER_PAGE.fullmatch(facts.pages)
    date = year_first(facts.issued) + _cited(facts)
    if section:
        return volume_and_pages(date, f"Sect. {section[1]}", "", section[2])
    return volume_and_pages(date, "", "", facts.pages)


def posted(facts, style):
    return year_first(facts.issued) + _cited(facts)


def imprint(facts, style):
    """Citing Medicine, 2: place, publisher and year, then the days of update and of citing."""
    publisher = facts.publisher or (facts.container if facts.kind == "webpage" else "")
    source = ": ".join(filter(None, map(bare, (facts.place, publisher))))
    date = facts.year or (UNKNOWN_DATE if source and facts.kind != "webpage" else "")
    return "; ".join(filter(None, (source, date))) + _cited(facts)


def extent(facts, style):
    total = facts.number_of_pages
    return f"{total} p" if total.isdigit() else ""


def report_number(facts, style):
    return facts.number and f"Report No.: {facts.number}"


def retraction(facts, style):
    """A retracted article is cited with its notice (NLM, sample references: retracted article)."""
    notice = facts.retraction
    if notice is None:
        return ""
    names = authors(notice, style)
    journal_name = bare(notice.container)
    place = issue(notice, style) if notice.volume or notice.pages else year_first(notice.issued)
    doi = notice.doi and f"doi: {notice.doi}"
    source = ". ".join(filter(None, (names, journal_name, place, doi)))
    return f"Retraction in: {source}" if journal_name or doi else ""


def online_first(facts, style):
    has_issue = facts.volume or facts.issue or facts.pages
    return f"Epub {year_first(facts.online_on)}" if facts.online_on and has_issue else ""


def in_pubmed(facts, style):
    return facts.pmid and f"Cited in PubMed; PMID {facts.pmid}"


def _is_contribution(facts):
    return bool(facts.editors)


def _internet(facts):
    return "Internet" if facts.url and not facts.doi else ""


def _cited(facts):
    """Return ` [updated 2008 Oct 21; cited 2009 Apr 8]`, as far as known."""
    updated = f"updated {year_first(facts.updated)}" if facts.updated else ""
    cited = f"cited {year_first(facts.accessed)}" if facts.accessed else ""
    known = "; ".join(filter(None, (updated, cited)))
    return f" [{known}]" if known else ""


def _with_bracket(text, *remarks):
    remarks = "".join(f" [{remark}]" for remark in remarks if remark)
    return f"{bare(text)}{remarks}" if text and remarks else text


def _with_role(names, role, style):
    listed = name_list(names, style)
    return f"{listed}, {role}{'s' if len(names) > 1 else ''}" if listed else ""


VANCOUVER = Style(
    layouts={
        "journal": Layout(authors, (article_title,), journal, (issue, language)),
        "newspaper": Layout(authors, (article_title,), journal, (day_and_page,)),
        "preprint": Layout(authors, (article_title,), preprint_server, (posted,)),
        "book": Layout(
            authors_or_editors,
            (),
            title,
            (book_edition, book_volume, secondary_editors, translators, imprint, extent),
        ),
        "chapter": Layout(
            authors,
            (contribution,),
            own_book,
            (book_edition, book_volume, imprint, place_in_book),
        ),
        "thesis": Layout(authors, (), title, (imprint, extent)),
        "report": Layout(
            authors_or_editors, (), title, (book_edition, imprint, report_number, extent)
        ),
        "pamphlet": Layout(authors, (), title, (imprint,)),
        "webpage": Layout(authors_or_editors, (), webpage_title, (imprint,)),
    },
    notes=(online_first, in_pubmed, retraction),
    most_authors=6,
    authors_before_et_al=6,
    suffixes=ORDINAL_SUFFIXES,
    full_pages=False,
    doi_label="doi: ",
    doi_stop=".",
    url_label="Available from: ",
    italic_works=False,
)
