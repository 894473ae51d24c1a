"""PubMed's .nbib files (MEDLINE tags): read and written.

The tags are those of NLM's “MEDLINE/PubMed Data Element Descriptions”. Four places stand between
them and a hyphen; a line that begins with a blank goes on with the value before it.
"""

import re

from blog.studies.csl import TYPES

from .dates import MONTHS, date_parts, issued, parts_of
from .entry import TOO_LONG, Entry, entry_of, limited
from .languages import language_code, medline_language
from .names import protected, split_outside_braces, unprotected
from .tagged import TaggedRecord, lines_of

_TAGGED = re.compile(r"([A-Z][A-Z0-9]{1,3}) {0,2}-(?: (.*)|)$")
# What says that a work was corrected, retracted or is itself such a notice.
NOTICES = ("PT", "RIN", "ROF", "RPI", "RPF", "EIN", "EFR", "ECI", "ECF", "CRI", "CRF")
_READ = {
    *("PMID", "TI", "BTI", "FAU", "AU", "CN", "DP", "JT", "TA", "PB", "VI", "IP", "PG"),
    *("AID", "LID", "PMC", "URL", "LA", *NOTICES),
}
_SUFFIX = re.compile(r"(.+?) (Jr|Sr|2nd|3rd|4th|II|III|IV)\.?")
_KIND = re.compile(r"(.*?)\s*\[(\w+)\]")
_INITIALS = re.compile(r"[A-Z]{1,4}")


def read_nbib(text):
    """Give an Entry for each record of an .nbib text, with its `notices`."""
    return limited(_entry(place, record) for place, record in enumerate(_records(text), 1))


def _records(text):
    record = TaggedRecord(_READ)
    for line in lines_of(text):
        match = _TAGGED.match(line)
        ends = not line.strip() or (match and match[1] == "PMID")
        if ends and not record.is_empty:
            yield record
            record = TaggedRecord(_READ)
        if match:
            record.add(match[1], match[2] or "")
        elif line[:1].isspace():
            record.extend(line)
    if not record.is_empty:
        yield record


def _entry(position, record):
    if record.is_too_long:
        return Entry(position, None, TOO_LONG)
    found = {tag: record.values(tag) for tag in NOTICES}
    notices = {tag: values for tag, values in found.items() if values}
    return entry_of(position, _raw(record), notices)


def _raw(record):
    """Return the raw CSL-JSON item of a record."""
    identifiers = _identifiers(record)
    stated = [kind for kind in record.values("PT") if kind in TYPES]
    return {
        "type": stated[0] if stated else "article-journal",
        "title": record.first("TI", "BTI").removesuffix("."),
        "author": _authors(record),
        "issued": issued(date_parts(record.first("DP"))),
        "container-title": record.first("JT"),
        "container-title-short": record.first("TA"),
        "publisher": record.first("PB"),
        "volume": record.first("VI"),
        "issue": record.first("IP"),
        "page": record.first("PG") or _locator(record),
        "DOI": identifiers.get("doi", ""),
        "PMID": record.first("PMID"),
        "PMCID": record.first("PMC"),
        "URL": record.first("URL"),
        "language": language_code(record.first("LA")),
    }


def _identifiers(record):
    """Return the first identifier of each kind: `{"doi": …, "pii": …}`."""
    found = {}
    for value in record.values("AID", "LID"):
        match = _KIND.fullmatch(value)
        if match:
            found.setdefault(match[2].lower(), match[1])
    return found


def _locator(record):
    """Return the article number, which stands in LID where there are no pages."""
    matches = (_KIND.fullmatch(value) for value in record.values("LID"))
    return next((match[1] for match in matches if match and match[2] == "pii"), "")


def _authors(record):
    """Return the names in order. A full name (FAU) comes before its short form (AU)."""
    names = []
    has_full = bool(record.values("FAU"))
    for tag, parts in record.pairs:
        text = " ".join(parts).strip()
        if tag == "CN" and text:
            names.append({"literal": text})
        elif tag == "FAU" and text:
            names.append(_full_name(text))
        elif tag == "AU" and text and not has_full:
            names.append(_short_name(text))
    return names


def _full_name(text):
    """Return the name of “King, Martin Luther Jr”, the suffix with or without a comma."""
    family, *rest = map(unprotected, split_outside_braces(text, ","))
    if len(rest) > 1:
        return {"family": family, "given": rest[0], "suffix": " ".join(rest[1:])}
    given = rest[0] if rest else ""
    suffix = _SUFFIX.fullmatch(given)
    if suffix:
        return {"family": family, "given": suffix[1], "suffix": suffix[2]}
    return {"family": family, "given": given}


def _short_name(text):
    """Return the name of “King ML Jr”: the last word in capitals are the initials."""
    suffix = _SUFFIX.fullmatch(text)
    words, suffix = (suffix[1], suffix[2]) if suffix else (text, "")
    family, _blank, given = words.rpartition(" ")
    if not family or not _INITIALS.fullmatch(given):
        family, given = words, ""
    return {"family": family, "given": given, "suffix": suffix}


def write_nbib(items):
    """Return clean CSL-JSON items as an .nbib text."""
    return "\n".join(_record(item) for item in items)


def _record(item):
    lines = [("PMID", item.get("PMID", ""))]
    title = item["title"]
    lines.append(("TI", title if title[-1] in "?!" else f"{title}."))
    lines += [_author(name) for name in item.get("author", [])]
    kind = item["type"]
    lines.append(("PT", "Journal Article" if kind == "article-journal" else kind))
    date = parts_of(item)
    if date:
        month = [MONTHS[number - 1].title() for number in date[1:2]]
        lines.append(("DP", " ".join([f"{date[0]:04}", *month, *map(str, date[2:])])))
    tags = {"container-title": "JT", "container-title-short": "TA", "publisher": "PB"}
    tags |= {"volume": "VI", "issue": "IP", "page": "PG", "PMCID": "PMC", "URL": "URL"}
    lines += [(tag, item[name]) for name, tag in tags.items() if name in item]
    if "DOI" in item:
        lines.append(("AID", f"{item['DOI']} [doi]"))
    if "language" in item:
        lines.append(("LA", medline_language(item["language"])))
    return "\n".join(f"{tag:4}- {value}".rstrip() for tag, value in lines) + "\n"


def _author(name):
    if "literal" in name:
        return "CN", name["literal"]
    parts = [protected(name.get(part, "")) for part in ("family", "given", "suffix")]
    given = parts[1]
    # A comma says that the name ends there, where its last word could be taken for a suffix.
    ends = parts if parts[2] or _SUFFIX.fullmatch(given) else parts[:2] if given else parts[:1]
    return "FAU", ", ".join(ends).strip()
