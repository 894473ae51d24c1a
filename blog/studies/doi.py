"""DOIs as they are stored."""

import re
from urllib.parse import unquote

DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S+")
_ADDRESS = re.compile(r"^(?:https?://)?(?:dx\.|www\.)?doi\.org/", re.IGNORECASE)
_LABEL = re.compile(r"^(?:info:)?doi\s*[:/]?\s*(?=10\.)", re.IGNORECASE)


def normalise_doi(value):
    """Return a DOI as it is stored: bare and in lower case (DOIs are case-insensitive, 2.4)."""
    return bare_doi(value).lower()


def bare_doi(value):
    """Return a DOI as it is printed: without `doi:` or `https://doi.org/`, its letters as given.

    In an address a DOI is percent-encoded (DOI Handbook, 2.6.3).
    """
    value = value.strip()
    address = _ADDRESS.match(value)
    if address:
        value = unquote(value[address.end() :])
    return _LABEL.sub("", value)
