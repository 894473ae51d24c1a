"""What somebody pasted: an identifier, records of a reference manager, or a reference in words."""

import re
from dataclasses import dataclass
from enum import StrEnum

from . import formats
from .doi import DOI, normalise_doi

LONGEST = 2_000_000  # characters; a library that is larger is a file to upload


class Kind(StrEnum):
    """What a text is."""

    DOI = "doi"
    PMID = "pmid"
    PMCID = "pmcid"
    RECORDS = "records"
    REFERENCE = "reference"


@dataclass(frozen=True)
class Recognised:
    """A text and what it is: `value` is the bare identifier, or the text as it was pasted."""

    kind: Kind
    value: str


_DOI_INSIDE = re.compile(r"\b10\.\d{4,9}(?:\.\d+)*/[^\s\"<>]+")
_PMID = re.compile(r"(?:PMID:?\s*)?(\d{1,9})", re.IGNORECASE)
_PMID_INSIDE = re.compile(
    r"(?:\bPMID:?\s*|pubmed\.ncbi\.nlm\.nih\.gov/|ncbi\.nlm\.nih\.gov/pubmed/)(\d{1,9})\b",
    re.IGNORECASE,
)
_PMCID_INSIDE = re.compile(r"\bPMC\s?(\d{1,9})\b", re.IGNORECASE)


def recognise(text):
    """Return a `Recognised`, or None for a text without letters and digits.

    A reference with an identifier in it is that identifier. Records of a reference manager are
    recognised by `blog.studies.formats`.
    """
    text = text[:LONGEST].strip().strip("\ufeff")
    if not any(character.isalnum() for character in text):
        return None
    doi = normalise_doi(text)
    if DOI.fullmatch(doi):
        return Recognised(Kind.DOI, _without_tail(doi))
    if number := _PMID.fullmatch(text):
        return Recognised(Kind.PMID, number[1].lstrip("0"))
    if formats.recognise(text):
        return Recognised(Kind.RECORDS, text)
    return _identifier_inside(text) or Recognised(Kind.REFERENCE, text)


def _identifier_inside(text):
    if found := _DOI_INSIDE.search(text):
        return Recognised(Kind.DOI, _without_tail(normalise_doi(found[0])))
    if found := _PMID_INSIDE.search(text):
        return Recognised(Kind.PMID, found[1].lstrip("0"))
    if found := _PMCID_INSIDE.search(text):
        return Recognised(Kind.PMCID, f"PMC{found[1]}")
    return None


def _without_tail(doi):
    """Return a DOI without the punctuation of the sentence, or the address, that it stood in."""
    doi = re.split(r"[?#]|/(?:full|abstract|pdf|epdf)$", doi)[0].rstrip(".,;:'’”]}")
    while doi.endswith(")") and doi.count(")") > doi.count("("):
        doi = doi[:-1].rstrip(".,;:")
    return doi
