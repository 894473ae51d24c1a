"""CSL-JSON items: the one shape in which a reference travels between files, look-ups and records.

An item is a dict with the names of the CSL-JSON schema (citationstyles.org, data format 1.0.2).
Readers of files and answers make raw ones; `clean_item` makes of it one the site can keep.
"""

import re

from .doi import DOI, normalise_doi
from .pages import full_ranges
from .text import plain

# Types of the CSL 1.0.2 schema that a study or guideline can have.
TYPES = (
    "article-journal",
    "article",
    "article-magazine",
    "article-newspaper",
    "book",
    "chapter",
    "dataset",
    "document",
    "entry",
    "entry-dictionary",
    "entry-encyclopedia",
    "pamphlet",
    "paper-conference",
    "post",
    "post-weblog",
    "report",
    "review",
    "software",
    "standard",
    "thesis",
    "webpage",
)
# The longest text the site keeps, in characters. A field beyond it is not bibliography.
LONGEST = {
    "title": 2000,
    "container-title": 255,
    "container-title-short": 120,
    "publisher": 255,
    "volume": 30,
    "issue": 30,
    "page": 60,
    "DOI": 255,
    "PMID": 12,
    "PMCID": 15,
    "URL": 500,
    "language": 20,
}
MOST_AUTHORS = 3000  # large collaborations exceed 2,900
LONGEST_NAME = 200
EARLIEST_YEAR, LATEST_YEAR = 1000, 2200

_OTHER_NAMES = {
    "journalAbbreviation": "container-title-short",
    "shortTitle": "title-short",
    "doi": "DOI",
    "url": "URL",
}
_PMCID = re.compile(r"(?:PMC)?([0-9]+)(?:\.[0-9]+)?", re.IGNORECASE)
_PMID = re.compile(r"(?:PMID:?\s*)?([0-9]{1,9})", re.IGNORECASE)
_DASHES = re.compile(r" ?[-‐‑‒–—−][-‐‑‒–—− ]*")
_YEAR = re.compile(r"(?<!\d)(1\d{3}|2[01]\d{2})(?!\d)")


class RefusedError(ValueError):
    """A record the site cannot keep; the message is one sentence saying why."""


def clean_item(raw):
    """Return a raw CSL-JSON item as the site keeps it: a new dict with only these keys, none empty.

    `type`, `title`, `author` (list of names), `issued` (`{"date-parts": [[year, month, day]]}` as
    far as known) and the names in LONGEST. DOI, PMID and PMCID are normalised. Raises RefusedError
    if there is no title, an identifier has the wrong form, or a field is too long to be real.
    Cleaning a clean item changes nothing.
    """
    if not isinstance(raw, dict):
        raise RefusedError("This is not a record: a record has named fields.")
    raw = {_OTHER_NAMES.get(name, name): value for name, value in raw.items()}
    fields = {name: plain(_first(raw.get(name))) for name in LONGEST}
    fields["DOI"] = normalise_doi(fields["DOI"])
    fields["page"] = _pages(fields["page"] or plain(raw.get("number")))
    fields["PMID"] = _identifier(fields["PMID"], _PMID, "PubMed number")
    fields["PMCID"] = _identifier(fields["PMCID"], _PMCID, "PubMed Central number", "PMC")
    if not fields["title"]:
        raise RefusedError("The record has no title.")
    for name, text in fields.items():
        if len(text) > LONGEST[name]:
            raise RefusedError(f"The field {name} is longer than {LONGEST[name]} characters.")
    if fields["DOI"] and not DOI.fullmatch(fields["DOI"]):
        raise RefusedError(f"“{fields['DOI'][:60]}” is not a DOI: one begins with “10.”.")
    if not fields["URL"].lower().startswith(("https://", "http://")):
        fields["URL"] = ""
    kind = plain(raw.get("type"))
    item = {
        "type": kind if kind in TYPES else "document" if kind else "article-journal",
        "author": clean_names(raw.get("author")),
        "issued": clean_date(raw.get("issued")),
        **fields,
    }
    return {name: value for name, value in item.items() if value}


def clean_names(raw):
    """Return CSL-JSON names as they are kept, `{"family", "given", "suffix"}` or `{"literal"}`.

    Particles become part of the family name. Empty names are left out. Raises RefusedError for
    more names, or longer ones, than any publication has.
    """
    if not isinstance(raw, list):
        return []
    if len(raw) > MOST_AUTHORS:
        raise RefusedError(f"The record names more than {MOST_AUTHORS} authors.")
    names = [_name(name) for name in raw if isinstance(name, dict)]
    if any(len(part) > LONGEST_NAME for name in names for part in name.values()):
        raise RefusedError(f"The name of an author is longer than {LONGEST_NAME} characters.")
    return [name for name in names if name]


def _name(raw):
    parts = ("dropping-particle", "non-dropping-particle", "family")
    family = " ".join(filter(None, (plain(raw.get(part)) for part in parts)))
    given, literal = plain(raw.get("given")), plain(raw.get("literal")) or plain(raw.get("name"))
    if not family:
        return {"literal": literal or given} if literal or given else {}
    name = {"family": family, "given": given, "suffix": plain(raw.get("suffix"))}
    return {part: text for part, text in name.items() if text}


def clean_date(raw):
    """Return a CSL-JSON date as `{"date-parts": [[year, month, day]]}` as far as known, else {}.

    Takes what services send: `[[None]]`, digits as text, `raw` or `literal` with a year in it.
    """
    if not isinstance(raw, dict):
        return {}
    first = _first(raw.get("date-parts"))
    parts = [_number(part) for part in first] if isinstance(first, list) else []
    if not parts or not parts[0]:
        year = _YEAR.search(plain(raw.get("raw")) or plain(raw.get("literal")))
        parts = [int(year[0])] if year else []
    if not parts or not EARLIEST_YEAR <= parts[0] <= LATEST_YEAR:
        return {}
    known = [parts[0]]
    for part, most in zip(parts[1:3], (12, 31), strict=False):
        if not 1 <= part <= most:
            break
        known.append(part)
    return {"date-parts": [known]}


def year_of(item):
    """Return the year an item was published in, or None."""
    date = clean_date(item.get("issued"))
    return date["date-parts"][0][0] if date else None


def _first(value):
    """Return a value, or the first of a list: Crossref has lists where CSL-JSON has text."""
    if isinstance(value, list):
        return value[0] if value else None
    return value


def _number(part):
    text = plain(part)
    return int(text) if text.isascii() and text.isdigit() and len(text) < 5 else 0


def _identifier(text, form, name, prefix=""):
    match = form.fullmatch(text)
    if text and not match:
        raise RefusedError(f"“{text[:60]}” is not a {name}: it has digits only.")
    return prefix + match[1] if match else ""


def _pages(text):
    """Return a page range in full with a plain hyphen; a range of one page is that page."""
    text = full_ranges(_DASHES.sub("-", text))
    start, hyphen, end = text.partition("-")
    return start if hyphen and start == end else text
