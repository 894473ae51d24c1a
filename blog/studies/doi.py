"""DOIs as they are stored."""

import re
from urllib.parse import unquote

DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S+")
_ADDRESS = re.compile(r"^(?:https?://)?(?:dx\.|www\.)?doi\.org/", re.IGNORECASE)
_LABEL = re.compile(r"^(?:info:)?doi\s*[:/]?\s*(?=10\.)", re.IGNORECASE)


def normalise_doi(value):
    """Return a DOI as it is stored: without `doi:` or `https://doi.org/`, in lower case.

    DOIs are case-insensitive (DOI Handbook, 2.4). In an address they are percent-encoded (2.6.3).
    """
    value = value.strip()
    address = _ADDRESS.match(value)
    if address:
        value = unquote(value[address.end() :])
    return _LABEL.sub("", value).lower()
