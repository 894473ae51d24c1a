"""Crossref's REST API: most DOIs of journals (https://api.crossref.org/swagger-ui/)."""

from html import unescape
from urllib.parse import quote

from blog.studies.notices.titles import without_mark
from blog.studies.text import plain

from .errors import NotUnderstood
from .http import Service

NAME = "Crossref"
CANDIDATES = 5  # records offered for a typed reference
LONGEST_QUERY = 500  # characters of a typed reference
DATES = ("issued", "published-print", "published-online", "published", "published-other")
# Crossref's types (https://api.crossref.org/types) in the words of CSL 1.0.2.
TYPES = {
    "journal-article": "article-journal",
    "proceedings-article": "paper-conference",
    "book-chapter": "chapter",
    "book-section": "chapter",
    "book": "book",
    "edited-book": "book",
    "monograph": "book",
    "reference-book": "book",
    "reference-entry": "entry",
    "dissertation": "thesis",
    "posted-content": "article",
    "report": "report",
    "dataset": "dataset",
    "standard": "standard",
    "peer-review": "review",
}


class Crossref:
    """Crossref at a base address, asked within an `Enquiry`."""

    def __init__(self, enquiry, base):
        self._enquiry = enquiry
        self._service = Service(NAME, base)

    def work(self, doi):
        """Return the record of a DOI, a dict as Crossref sends it (`message`)."""
        message = self._ask(f"/works/{quote(doi, safe='')}")
        if not message.get("DOI"):
            raise NotUnderstood(NAME)
        return message

    def search(self, reference):
        """Return the records most like a typed reference, the likeliest first; at most five.

        The first is often the wrong one, so that a person has to pick.
        """
        query = {"query.bibliographic": reference[:LONGEST_QUERY], "rows": CANDIDATES}
        found = self._ask("/works", query).get("items")
        if not isinstance(found, list):
            raise NotUnderstood(NAME)
        return [work for work in found[:CANDIDATES] if isinstance(work, dict)]

    def _ask(self, path, params=None):
        contact = {"mailto": self._enquiry.manners.contact}
        params = (params or {}) | {name: value for name, value in contact.items() if value}
        answer = self._enquiry.json(self._service, path, params)
        message = answer.get("message") if isinstance(answer, dict) else None
        if not isinstance(message, dict):
            raise NotUnderstood(NAME)
        return message


def item_of(work):
    """Return a raw CSL-JSON item of a Crossref record."""
    item = unescaped({name: value for name, value in work.items() if name not in _UNKEPT})
    item["type"] = TYPES.get(plain(work.get("type")), plain(work.get("type")))
    item["title"] = without_mark(_title(item))
    item["container-title-short"] = item.pop("short-container-title", "")
    item["issued"] = next((item[name] for name in DATES if _has_year(item.get(name))), {})
    return item


def kept(work):
    """Return a record without the lists that are long and say nothing of the study itself."""
    return {name: value for name, value in work.items() if name not in _UNKEPT}


_UNKEPT = {"reference", "abstract", "link", "license", "funder", "relation", "assertion"}


def unescaped(value):
    """Return an answer with its HTML entities (`&amp;`) turned into characters, once."""
    if isinstance(value, str):
        return unescape(value)
    if isinstance(value, list):
        return [unescaped(part) for part in value]
    if isinstance(value, dict):
        return {name: unescaped(part) for name, part in value.items()}
    return value


def _title(item):
    title, subtitle = (plain(_first(item.get(name))) for name in ("title", "subtitle"))
    if not subtitle or subtitle.casefold() in title.casefold():
        return title
    return f"{title}{'' if title.endswith(('?', '!', ':')) else ':'} {subtitle}"


def _first(value):
    if isinstance(value, list):
        return value[0] if value else ""
    return value


def _has_year(date):
    parts = _first(date.get("date-parts")) if isinstance(date, dict) else None
    return bool(isinstance(parts, list) and parts and parts[0])
