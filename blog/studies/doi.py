"""DOIs as they are stored."""

import re

DOI = re.compile(r"10\.\d{4,9}/\S+")
DOI_PREFIX = re.compile(r"^(https?://(dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)


def normalise_doi(value):
    """Return a DOI as it is stored: without `doi:` or `https://doi.org/`, in lower case.

    DOIs are case-insensitive (DOI Handbook, 2.4).
    """
    return DOI_PREFIX.sub("", value.strip()).lower()
