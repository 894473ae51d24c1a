"""Numbers of PubMed and PubMed Central as they are stored."""

import re

_PMID = re.compile(
    r"(?:PMID\s*:?\s*|(?:https?://)?(?:pubmed\.|www\.)?ncbi\.nlm\.nih\.gov/(?:pubmed/)?)?"
    r"([0-9]+)/?",
    re.IGNORECASE,
)
_PMCID = re.compile(
    r"(?:PMCID\s*:?\s*|(?:https?://)?(?:pmc|www)\.ncbi\.nlm\.nih\.gov/(?:pmc/)?articles/)?"
    r"(?:PMC\s*)?([0-9]+)(?:\.[0-9]+)?/?",
    re.IGNORECASE,
)


def normalise_pmid(value):
    """Return a PubMed number as digits, from `PMID: 19433697` or its address; else as it is."""
    value = value.strip()
    match = _PMID.fullmatch(value)
    return match[1] if match else value


def normalise_pmcid(value):
    """Return a PubMed Central number as `PMC3156618`, from any notation; else as it is."""
    value = value.strip()
    match = _PMCID.fullmatch(value)
    return f"PMC{match[1]}" if match else value
