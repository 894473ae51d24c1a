"""RIS, the format of reference managers: read and written.

Tags are those of the RIS specification (Research Information Systems, 2011) and what EndNote,
Zotero, Reference Manager and publishers' sites make of them.
"""

import html
import re

from .dates import date_parts, issued, parts_of
from .entry import TOO_LONG, Entry, entry_of, limited
from .languages import language_code
from .names import line_of_name, name_of_line
from .tagged import TaggedRecord, lines_of

_TAGGED = re.compile(r"\s{0,3}([A-Z][A-Z0-9])[ \t]{1,2}-(?:[ \t]+(.*)|[ \t]*)$")
# What a type is called in RIS, the one that is written first.
_TYPES = (
    ("JOUR", "article-journal"),
    ("EJOUR", "article-journal"),
    ("JFULL", "article-journal"),
    ("UNPB", "article"),
    ("MGZN", "article-magazine"),
    ("NEWS", "article-newspaper"),
    ("BOOK", "book"),
    ("EBOOK", "book"),
    ("CHAP", "chapter"),
    ("ECHAP", "chapter"),
    ("DATA", "dataset"),
    ("GEN", "document"),
    ("DICT", "entry-dictionary"),
    ("ENCYC", "entry-encyclopedia"),
    ("PAMP", "pamphlet"),
    ("CPAPER", "paper-conference"),
    ("CONF", "paper-conference"),
    ("ICOMM", "post"),
    ("BLOG", "post-weblog"),
    ("RPRT", "report"),
    ("GOVDOC", "report"),
    ("COMP", "software"),
    ("STAND", "standard"),
    ("THES", "thesis"),
    ("ELEC", "webpage"),
)
_CSL_TYPES = dict(_TYPES)
_RIS_TYPES = {csl: ris for ris, csl in reversed(_TYPES)}
_WITHOUT_OWN = {"entry": "DICT", "review": "JOUR"}  # the item's type then stands in M3
_READ = {
    *("TY", "TI", "T1", "CT", "BT", "AU", "A1", "T2", "JF", "JO", "JA", "J1", "J2", "PB", "VL"),
    *("IS", "SP", "EP", "PY", "Y1", "DA", "DO", "M3", "N1", "UR", "LA", "AN", "DB", "C2"),
}
_DOI = re.compile(r"(?:doi\s*:?\s*|https?://(?:dx\.)?doi\.org/)?(10\.\d{4,9}/\S+)", re.IGNORECASE)
_DOI_ADDRESS = re.compile(r"https?://(?:dx\.)?doi\.org/(10\.\S+)", re.IGNORECASE)
_PUBMED = re.compile("pubmed|medline|nlm", re.IGNORECASE)
_PMID = re.compile(r"\d{1,8}")


def read_ris(text):
    """Give an Entry for each record of a RIS text; unknown tags and stray lines are passed over."""
    return limited(_entry(place, record) for place, record in enumerate(_records(text), 1))


def _records(text):
    record = TaggedRecord(_READ)
    for line in lines_of(text):
        match = _TAGGED.match(line)
        if not match:
            record.extend(line)
            continue
        tag, value = match[1], match[2] or ""
        if tag in {"TY", "ER"} and not record.is_empty:
            yield record
        if tag in {"TY", "ER"}:
            record = TaggedRecord(_READ)
        if tag != "ER":
            record.add(tag, value)
    if not record.is_empty:
        yield record


def _entry(position, record):
    if record.is_too_long:
        return Entry(position, None, TOO_LONG)
    if not record.values("TY"):
        return Entry(position, None, "The record does not begin with its type (TY).")
    return entry_of(position, _raw(record))


def _raw(record):
    """Return the raw CSL-JSON item of a record."""

    def first(*tags):
        return html.unescape(record.first(*tags))

    full = first("JF", "T2", "BT") if first("TI", "T1", "CT") else first("JF", "T2")
    # Reference Manager ends an abbreviation with a point; J2 is what this writer writes.
    short = first("J2") or first("JA", "JO", "J1").removesuffix(".")
    stated = first("M3")
    return {
        "type": stated if stated in _WITHOUT_OWN else _CSL_TYPES.get(first("TY"), "document"),
        "title": first("TI", "T1", "CT", "BT"),
        "author": [name_of_line(html.unescape(line)) for line in record.values("AU", "A1")],
        "issued": issued(_date(record)),
        "container-title": full or first("JO", "JA", "J1"),
        "container-title-short": short if full or first("J2") else "",
        "publisher": first("PB"),
        "volume": first("VL"),
        "issue": first("IS"),
        "page": _pages(first("SP"), first("EP")),
        "DOI": _doi(record),
        "PMID": _pmid(record),
        "PMCID": first("C2") if first("C2").upper().startswith("PMC") else "",
        "URL": first("UR"),
        "language": language_code(first("LA")),
    }


def _date(record):
    """Return the parts of the date: the year of PY, and the most that any date says of it."""
    dates = [date_parts(record.first(tag)) for tag in ("PY", "Y1", "DA")]
    dates = [date for date in dates if date]
    same_year = [date for date in dates if date[0] == dates[0][0]]
    return max(same_year, key=len, default=[])


def _pages(start, end):
    return f"{start}-{end}" if end and end != start and "-" not in start else start


def _doi(record):
    """Return the DOI from its own tag, or from where other programs put it."""
    if record.first("DO"):
        return html.unescape(record.first("DO"))
    for tag in ("M3", "N1"):
        for value in record.values(tag):
            match = _DOI.match(value)
            if match:
                return match[1]
    addresses = (_DOI_ADDRESS.match(value) for value in record.values("UR"))
    return next((html.unescape(match[1]) for match in addresses if match), "")


def _pmid(record):
    """Return the accession number if it can be PubMed's; other databases number too."""
    number, database = record.first("AN"), record.first("DB")
    is_pubmed = not database or _PUBMED.search(database)
    return number if is_pubmed and _PMID.fullmatch(number) else ""


def write_ris(items):
    """Return clean CSL-JSON items as a RIS text."""
    return "\n".join(_record(item) for item in items)


def _record(item):
    kind = item["type"]
    lines = [("TY", _RIS_TYPES.get(kind) or _WITHOUT_OWN[kind])]
    if kind in _WITHOUT_OWN:
        lines.append(("M3", kind))
    lines.append(("TI", item["title"]))
    lines += [("AU", line_of_name(name)) for name in item.get("author", [])]
    date = parts_of(item)
    if date:
        lines.append(("PY", str(date[0])))
        known = [f"{date[0]:04}", *(f"{part:02}" for part in date[1:])]
        lines.append(("DA", "/".join([*known, "", "", ""][:3]) + "/"))
    lines += _given(item, {"container-title": "JF", "container-title-short": "J2"})
    lines += _given(item, {"publisher": "PB", "volume": "VL", "issue": "IS"})
    start, hyphen, end = item.get("page", "").partition("-")
    if start and end and "-" not in end:
        lines += [("SP", start), ("EP", end)]
    elif start or end:
        lines.append(("SP", start + hyphen + end))
    lines += _given(item, {"DOI": "DO"})
    if "PMID" in item:
        lines += [("AN", item["PMID"]), ("DB", "PubMed")]
    lines += _given(item, {"PMCID": "C2", "URL": "UR", "language": "LA"})
    body = [f"{tag}  - {_escaped(value)}" for tag, value in lines]
    return "\n".join([*body, "ER  - ", ""])


def _given(item, tags):
    return [(tag, item[name]) for name, tag in tags.items() if name in item]


def _escaped(value):
    """Return a value whose ampersands a reader cannot take for an HTML entity."""
    return value.replace("&", "&amp;") if html.unescape(value) != value else value
