"""A reference in words, taken apart as AMA and Vancouver write it; for a person to check.

Both write `Authors. Title. Journal. Year;volume(issue):pages` (AMA 11, 3.11; NLM's “Citing
Medicine”, chapter 1). What cannot be told apart stays in the title.
"""

import re

from .recognition import Kind, recognise
from .text import plain

LONGEST_REFERENCE = 3000  # characters; the rest is no reference
_LOCATION = re.compile(
    r"(?P<year>(?:18|19|20)\d{2})(?:\s+(?P<month>[A-Z][a-z]{2,8}))?(?:\s+(?P<day>\d{1,2}))?"
    r"\s*;\s*(?P<volume>[^():;]{0,30}?)\s*(?:\((?P<issue>[^()]{1,30})\))?\s*"
    r":\s*(?P<pages>[A-Za-z]?[\w.]+(?:\s*[-–]\s*[A-Za-z]?\d+)?)"
)
_YEAR = re.compile(r"\b(?:18|19|20)\d{2}\b")
_NUMBER = re.compile(r"^\s*(?:\[\d+\]|\d{1,3}[.)])\s+")
_TAIL = re.compile(
    r"\s*(?:\bdoi:|https?://|\bPMID\b|\bAccessed\b|\bAvailable from|\bPublished online\b).*$",
    re.IGNORECASE | re.DOTALL,
)
_SENTENCE_END = re.compile(r"(?<=[.?!])\s+(?=[\W]?[A-Z0-9])")
_PERSON = re.compile(
    r"(?P<family>(?:[a-z’']+\s)*[^\W\d_][\w’'.-]*(?:\s[^\W\d_][\w’'-]+)*)"
    r"\s(?P<given>[A-Z](?:-?[A-Z]){0,3})(?:\s(?P<suffix>Jr|Sr|II|III|IV))?"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def read_reference(text):
    """Return a raw CSL-JSON item of a reference in words; at least a title, if there are words."""
    text = _NUMBER.sub("", plain(text[:LONGEST_REFERENCE]))
    location = _LOCATION.search(text)
    head = text[: location.start()] if location else _TAIL.sub("", text)
    item = {"type": "article-journal", **(_located(location) if location else _dated(text))}
    sentences = [part.strip() for part in _SENTENCE_END.split(head.strip()) if part.strip()]
    authors = _authors(sentences[0]) if len(sentences) > 1 else []
    if authors:
        item["author"] = authors
        del sentences[0]
    if location and len(sentences) > 1:
        item["container-title"] = sentences.pop().rstrip(" .,")
    item["title"] = " ".join(sentences).removesuffix(".") or text
    return item | _identifier(text)


def _located(match):
    month = (match["month"] or "").lower()[:3]
    parts = [match["year"]]
    if month in _MONTHS:
        parts += [_MONTHS.index(month) + 1, *([match["day"]] if match["day"] else [])]
    return {
        "issued": {"date-parts": [parts]},
        "volume": (match["volume"] or "").strip(),
        "issue": match["issue"] or "",
        "page": match["pages"].rstrip("."),
    }


def _dated(text):
    year = _YEAR.search(text)
    return {"issued": {"date-parts": [[year[0]]]}} if year else {}


def _authors(sentence):
    """Return CSL-JSON names if a sentence is a list of authors, else an empty list."""
    people, _semicolon, group = sentence.rstrip(".").partition(";")
    names = []
    for part in people.split(","):
        part = part.strip().removesuffix(" eds").strip()
        if part in {"et al", "eds", "ed", "editors"}:
            continue
        person = _PERSON.fullmatch(part)
        if not person:
            return []
        given = " ".join(person["given"].replace("-", ""))
        names.append({"family": person["family"], "given": given, "suffix": person["suffix"] or ""})
    if group.strip():
        names.append({"literal": group.strip()})
    return names


def _identifier(text):
    found = recognise(text)
    names = {Kind.DOI: "DOI", Kind.PMID: "PMID", Kind.PMCID: "PMCID"}
    return {names[found.kind]: found.value} if found and found.kind in names else {}
