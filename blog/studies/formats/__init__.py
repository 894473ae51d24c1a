"""Reference files: RIS, BibTeX, PubMed's .nbib and CSL-JSON, to clean items and back.

Nothing in a file raises: a record that cannot be kept comes as an Entry without item and with one
sentence saying why.
"""

import re

from .bibtex import read_bibtex, write_bibtex
from .csl_json import read_csl_json, write_csl_json
from .decoding import decode
from .entry import LARGEST_FILE, Entry
from .nbib import read_nbib, write_nbib
from .ris import read_ris, write_ris

__all__ = ["FORMATS", "LARGEST_FILE", "Entry", "decode", "read", "recognise", "write"]

_READERS = {
    "ris": read_ris,
    "bibtex": read_bibtex,
    "nbib": read_nbib,
    "csl-json": read_csl_json,
}
_WRITERS = {
    "ris": write_ris,
    "bibtex": write_bibtex,
    "nbib": write_nbib,
    "csl-json": write_csl_json,
}
FORMATS = tuple(_READERS)

_JSON = re.compile(r"\s*(?:\[\s*[{\]]|\{\s*[\"}])")
_BEGINNINGS = {
    "ris": re.compile(r"^\s{0,3}TY {1,2}-(?: |$)", re.MULTILINE),
    "nbib": re.compile(r"^(?:PMID- ?\d|(?:PMID|OWN |STAT|FAU |TI  |DP  |AID )- )", re.MULTILINE),
    "bibtex": re.compile(r"@[A-Za-z]{1,30}\s{0,20}[{(]"),
}
_WHERE_IT_SHOWS = 100_000  # characters; exporters put licences and notes before the first record


def recognise(text):
    """Return the name of the format that a text is in, one of FORMATS, or an empty string."""
    beginning = text[:_WHERE_IT_SHOWS].removeprefix("\ufeff")
    if _JSON.match(beginning):
        return "csl-json"
    found = {name: form.search(beginning) for name, form in _BEGINNINGS.items()}
    places = {name: match.start() for name, match in found.items() if match}
    return min(places, key=places.get, default="")


def read(data, format=""):
    """Give an Entry for each record of a file, in its order; always at least one.

    `data` are bytes or text; `format` is one of FORMATS, or empty to recognise it. A record that
    cannot be kept has no item and a reason of one sentence; nothing in the data raises.
    """
    if len(data) > LARGEST_FILE:
        megabytes = LARGEST_FILE // 1_000_000
        yield Entry(1, None, f"The file is larger than {megabytes} MB. Split it.")
        return
    text = decode(data) if isinstance(data, bytes) else data
    format = format or recognise(text)
    if not format:
        yield Entry(1, None, "This is not RIS, BibTeX, PubMed (.nbib) or CSL-JSON.")
        return
    entry = None
    for entry in _READERS[format](text):
        yield entry
    if entry is None:
        yield Entry(1, None, "The file holds no record.")


def write(items, format):
    """Return clean CSL-JSON items as a text in one of FORMATS."""
    return _WRITERS[format](items)
