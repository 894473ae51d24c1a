"""What a reference is printed from: the fields of a CSL-JSON item, as plain and bounded text."""

import re
from dataclasses import dataclass

from blog.studies.csl import (
    LONGEST,
    LONGEST_NAME,
    MOST_AUTHORS,
    RefusedError,
    clean_date,
    clean_names,
)
from blog.studies.doi import DOI, bare_doi
from blog.studies.text import plain

LONGEST_OTHER = 255  # characters of a field that the site does not keep
LONGEST_DATE = 60
MOST_NAMES_LENGTH = 100_000  # characters of all names of a list; large collaborations have 60,000
LARGEST_NUMBER = 10**12  # larger ones are no volume, page or year

# What is laid out alike, by CSL type (citationstyles.org, 1.0.2). “article” is a preprint there.
KINDS = {
    "article-journal": "journal",
    "review": "journal",
    "review-book": "journal",
    "article-newspaper": "newspaper",
    "article-magazine": "newspaper",
    "article": "preprint",
    "preprint": "preprint",
    "book": "book",
    "chapter": "chapter",
    "entry": "chapter",
    "entry-dictionary": "chapter",
    "entry-encyclopedia": "chapter",
    "paper-conference": "chapter",
    "pamphlet": "pamphlet",
    "thesis": "thesis",
    "webpage": "webpage",
    "post": "webpage",
    "post-weblog": "webpage",
    "dataset": "webpage",
    "software": "webpage",
    "report": "report",
    "standard": "report",
}
PARTS_OF_NAMES = (
    "family",
    "given",
    "suffix",
    "literal",
    "dropping-particle",
    "non-dropping-particle",
)
_SUPPLEMENT = re.compile(r"(.*?)\s*\(?\bsuppl(?:ement)?\b\.?\s*([\w-]*)\)?", re.IGNORECASE)
_HYPHENS = re.compile(r"\s*[-‐‑‒–—−]+\s*")


@dataclass(frozen=True)
class Facts:
    """A publication. Texts are one line without markup; dates are `(year, month, day)` as known."""

    kind: str
    title: str
    translated_title: str
    genre: str
    container: str
    section: str
    publisher: str
    place: str
    edition: str
    medium: str
    volume: str
    issue: str
    supplement: str | None  # "" for a supplement without a number
    pages: str
    chapter: str
    number: str
    number_of_pages: str
    status: str
    language: str
    doi: str
    pmid: str
    url: str
    authors: list
    editors: list
    translators: list
    issued: tuple
    online_on: tuple
    updated: tuple
    accessed: tuple
    retraction: "Facts | None"

    @property
    def year(self):
        return str(self.issued[0]) if self.issued else ""

    @property
    def is_ahead_of_print(self):
        """True for an article that has a day online and no issue yet."""
        has_place = self.volume or self.issue or self.pages
        announced = any(word in self.status.casefold() for word in ("online", "ahead", "epub"))
        return not has_place and (announced or bool(self.doi and len(self.issued) > 1))

    @property
    def is_in_press(self):
        return self.status.casefold() in {"in press", "forthcoming"}


def facts_of(item, is_notice=False):
    """Return the Facts of a CSL-JSON item; of anything else, Facts that are all empty.

    Beside the names of CSL-JSON it takes `x-updated` and `x-epub` (dates), `translated-title`,
    `PMID`, and `x-retraction`: the notice that retracted the publication, an item itself.
    """
    item = item if isinstance(item, dict) else {}

    def text(*names):
        return next(filter(None, (_text(item.get(name), name) for name in names)), "")

    volume, in_volume = _without_supplement(text("volume"))
    issue, in_issue = _without_supplement(text("issue"))
    stated = text("supplement-number", "supplement") or None
    container = text("container-title-short", "journalAbbreviation", "container-title")
    notice = item.get("x-retraction")
    return Facts(
        kind=_kind(text("type"), container, volume),
        title=text("title"),
        translated_title=text("translated-title"),
        genre=text("genre"),
        container=container,
        section=text("section"),
        publisher=text("publisher"),
        place=text("publisher-place"),
        edition=text("edition"),
        medium=text("medium"),
        volume=volume,
        issue=_HYPHENS.sub("-", issue),
        supplement=next((one for one in (stated, in_issue, in_volume) if one is not None), None),
        pages=_HYPHENS.sub("-", text("page")),
        chapter=text("chapter-number"),
        number=text("number"),
        number_of_pages=text("number-of-pages"),
        status=text("status"),
        language=text("language"),
        doi=_matching(DOI, plain(bare_doi(text("DOI", "doi")))),
        pmid=_matching(re.compile(r"[0-9]{1,9}"), text("PMID")),
        url=_matching(re.compile(r"https?://\S+", re.IGNORECASE), text("URL", "url")),
        authors=_names(item.get("author")),
        editors=_names(item.get("editor")),
        translators=_names(item.get("translator")),
        issued=_date(item.get("issued")),
        online_on=_date(item.get("x-epub")),
        updated=_date(item.get("x-updated")),
        accessed=_date(item.get("accessed")),
        retraction=None if is_notice or not notice else facts_of(notice, is_notice=True),
    )


def _kind(csl_type, container, volume):
    if csl_type == "paper-conference" and volume and container:
        return "journal"
    return KINDS.get(csl_type) or ("journal" if container else "report")


def _text(value, name):
    """Return a field as text. What is too long is cut; an address cut short would mislead."""
    if isinstance(value, list):  # Crossref has lists where CSL-JSON has text
        value = value[0] if value else None
    if not value and value != 0:
        return ""
    longest = LONGEST.get(name, LONGEST["title"] if "title" in name else LONGEST_OTHER)
    if isinstance(value, str) and len(value) > longest:
        return "" if name in {"DOI", "doi", "URL", "url"} else plain(value[:longest])
    return plain(_small(value))


def _small(value):
    """Return a number that bibliography can hold, or None; anything else as it is."""
    if isinstance(value, (int, float)) and not abs(value) < LARGEST_NUMBER:
        return None
    return value


def _names(raw):
    """Return the names of a list; one that is longer than any name is left out."""
    names, length = [], 0
    for name in raw[:MOST_AUTHORS] if isinstance(raw, list) else ():
        name = _bounded_name(name)
        length += sum(len(text) for text in name.values() if isinstance(text, str))
        if length > MOST_NAMES_LENGTH:
            break
        try:
            names += clean_names([name])
        except RefusedError:
            continue
    return names


def _bounded_name(name):
    if isinstance(name, str):
        name = {"literal": name}
    if not isinstance(name, dict):
        return {}
    return {part: _cut(name.get(part), LONGEST_NAME + 1) for part in PARTS_OF_NAMES}


def _date(raw):
    """Return the known parts of a CSL date as a tuple."""
    if not isinstance(raw, dict):
        return ()
    parts = raw.get("date-parts")
    first = parts[0] if isinstance(parts, list) and parts else None
    first = [_cut(part, LONGEST_DATE) for part in first[:3]] if isinstance(first, list) else []
    words = {name: _cut(raw.get(name), LONGEST_DATE) for name in ("raw", "literal")}
    known = clean_date({"date-parts": [first], **words})
    return tuple(known["date-parts"][0]) if known else ()


def _cut(value, longest):
    return value[:longest] if isinstance(value, str) else _small(value)


def _without_supplement(text):
    """Return `("12", "7")` for “12 Suppl 7”, and `(text, None)` for what is no supplement."""
    match = _SUPPLEMENT.fullmatch(text)
    return (match[1], match[2]) if match else (text, None)


def _matching(form, text):
    return text if form.fullmatch(text) else ""
