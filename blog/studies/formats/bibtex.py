"""BibTeX, and what biblatex adds to it: read and written."""

import re

from blog.studies.csl import RefusedError
from blog.studies.names import MORE_AUTHORS

from .bibtex_syntax import entries_of
from .dates import MONTHS, date_parts, issued, month_number, parts_of
from .entry import Entry, bounded_text, entry_of, limited
from .languages import language_code
from .latex import decoded, encoded, verbatim_decoded, verbatim_encoded
from .names import is_braced, split_outside_braces, unbraced

# Entry types of BibTeX and biblatex, the one that is written first.
_TYPES = (
    ("article", "article-journal"),
    ("unpublished", "article"),
    ("periodical", "article-magazine"),
    ("book", "book"),
    ("inbook", "chapter"),
    ("incollection", "chapter"),
    ("inproceedings", "paper-conference"),
    ("conference", "paper-conference"),
    ("dataset", "dataset"),
    ("misc", "document"),
    ("inreference", "entry-encyclopedia"),
    ("booklet", "pamphlet"),
    ("techreport", "report"),
    ("report", "report"),
    ("manual", "report"),
    ("software", "software"),
    ("standard", "standard"),
    ("phdthesis", "thesis"),
    ("mastersthesis", "thesis"),
    ("thesis", "thesis"),
    ("online", "webpage"),
    ("electronic", "webpage"),
)
_CSL_TYPES = dict(_TYPES)
_BIBTEX_TYPES = {csl: bibtex for bibtex, csl in reversed(_TYPES)}
_OWN_TYPE = "csltype"  # the type of an item that BibTeX has no word for
_PMID_NOTE = re.compile(r"PMID:?\s*(\d{1,8})", re.IGNORECASE)
_WRITTEN = {
    "container-title": "journal",
    "container-title-short": "shortjournal",
    "publisher": "publisher",
    "volume": "volume",
    "issue": "number",
    "page": "pages",
    "PMID": "pmid",
    "PMCID": "pmcid",
    "language": "language",
}


def read_bibtex(text):
    """Give an Entry for each entry of a BibTeX text."""
    return limited(_entry(place, found) for place, found in enumerate(entries_of(text), 1))


def _entry(position, found):
    if found.problem:
        return Entry(position, None, found.problem)
    try:
        raw = _raw(found)
    except RefusedError as error:
        return Entry(position, None, str(error))
    return entry_of(position, raw)


def _raw(found):
    """Return the raw CSL-JSON item of an entry. Raises RefusedError for a field too long."""

    def first(*names):
        name = next((name for name in names if found.fields.get(name, "").strip()), "")
        return decoded(bounded_text(found.fields.get(name, ""), name)).strip()

    def verbatim(name):
        return verbatim_decoded(bounded_text(found.fields.get(name, ""), name)).strip()

    title, subtitle = first("title"), first("subtitle")
    note = _PMID_NOTE.search(first("note"))
    return {
        "type": first(_OWN_TYPE) or _CSL_TYPES.get(found.kind, "document"),
        "title": f"{title}: {subtitle}" if title and subtitle else title,
        "author": _authors(found.fields.get("author", "")),
        "issued": issued(_date(first)),
        "container-title": first("journal", "journaltitle", "booktitle"),
        "container-title-short": first("shortjournal"),
        "publisher": first("publisher", "institution", "school", "organization"),
        "volume": first("volume"),
        "issue": first("number", "issue"),
        "page": first("pages", "eid", "elocation-id", "article-number", "articleno"),
        "DOI": verbatim("doi"),
        "PMID": first("pmid") or (note[1] if note else ""),
        "PMCID": first("pmcid", "pmc"),
        "URL": verbatim("url"),
        "language": language_code(first("language", "langid")),
    }


def _date(first):
    """Return the parts of the date: biblatex's `date`, else `year`, `month` and `day`."""
    if first("date"):
        return date_parts(first("date"))
    year = date_parts(first("year"))[:1]
    month, day = month_number(first("month")), first("day")
    known = [*year, month] if year and month else year
    return [*known, int(day)] if len(known) == 2 and re.fullmatch("[0-9]{1,2}", day) else known


def _authors(latex):
    """Return the names of an author field; “and others” becomes “et al”."""
    names = split_outside_braces(" ".join(latex.split()), r"(?:^| )and(?= |$)")
    return [_name(bounded_text(name, "author")) for name in names if name]


def _name(latex):
    """Return one name: `{Group}`, `von Last, First`, `von Last, Jr, First` or `First von Last`."""
    if latex == "others":
        return MORE_AUTHORS
    if is_braced(latex):
        return {"literal": decoded(unbraced(latex))}
    parts = split_outside_braces(latex, ",")
    if len(parts) == 1:
        return _name_in_order(latex)
    suffix, given = (parts[1], " ".join(parts[2:])) if len(parts) > 2 else ("", parts[1])
    return {"family": decoded(parts[0]), "given": decoded(given), "suffix": decoded(suffix)}


def _name_in_order(latex):
    """Return the name of “Ludwig van Beethoven”: words in lower case begin the family name."""
    words = split_outside_braces(latex, " ")
    small = (place for place, word in enumerate(words[:-1]) if word[:1].islower())
    start = next(small, len(words) - 1)
    return {"family": decoded(" ".join(words[start:])), "given": decoded(" ".join(words[:start]))}


def write_bibtex(items):
    """Return clean CSL-JSON items as a BibTeX text."""
    return "\n".join(_written(place, item) for place, item in enumerate(items, 1))


def _written(place, item):
    kind = _BIBTEX_TYPES.get(item["type"])
    fields = [("title", f"{{{encoded(item['title'])}}}")]
    if kind is None:
        fields.append((_OWN_TYPE, item["type"]))
    if "author" in item:
        fields.append(("author", " and ".join(map(_written_name, item["author"]))))
    date = parts_of(item)
    fields += [("year", f"{year:04}") for year in date[:1]]
    fields += [("month", MONTHS[month - 1]) for month in date[1:2]]
    fields += [("day", str(day)) for day in date[2:]]
    fields += [(field, encoded(item[name])) for name, field in _WRITTEN.items() if name in item]
    for name in ("DOI", "URL"):
        if name in item:
            fields.append((name.lower(), verbatim_encoded(item[name])))
    lines = [
        f"  {name} = {value}," if name == "month" else f"  {name} = {{{value}}},"
        for name, value in fields
    ]
    return "\n".join([f"@{kind or 'misc'}{{ref{place},", *lines, "}", ""])


def _written_name(name):
    """Return a name for an author field; each part stands in braces if it must stay whole."""
    if name == MORE_AUTHORS:
        return "others"
    if "literal" in name:
        return f"{{{encoded(name['literal'])}}}"
    family, given, suffix = (_part(name.get(part, "")) for part in ("family", "given", "suffix"))
    return f"{family}, {suffix}, {given}" if suffix else f"{family}, {given}"


def _part(text):
    latex = encoded(text)
    return f"{{{latex}}}" if "," in text or "and" in text.lower().split() else latex
