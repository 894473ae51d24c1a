"""The Retraction Watch file, a CSV that Crossref publishes: one row a notice.

Columns and conventions: https://www.crossref.org/documentation/retrieve-metadata/retraction-watch/.
`unavailable` stands for no DOI and `0` for no PubMed number; lists end with `;`, reasons begin
with `+`. The file has some 60 MB, so that it is read as it comes.
"""

import csv
from dataclasses import dataclass
from datetime import datetime

from blog.studies.doi import normalise_doi
from blog.studies.text import plain
from blog.studies.vocabulary import Standing

from .notice import LONGEST_DOI, LONGEST_REASON, Notice

NAME = "Retraction Watch"
STANDINGS = {
    "retraction": Standing.RETRACTED,
    "expression of concern": Standing.CONCERN,
    "correction": Standing.CORRECTED,
    "reinstatement": Standing.OK,
}
COLUMNS = (
    "OriginalPaperDOI",
    "OriginalPaperPubMedID",
    "RetractionNature",
    "RetractionDOI",
    "RetractionDate",
    "Reason",
)
LONGEST_LINE = 1_000_000  # bytes
NO_DOI = {"unavailable", "unavailable.", "none", "n/a", ""}


class UnreadableFileError(ValueError):
    """The file is no Retraction Watch file; the message is one sentence saying why."""


@dataclass(frozen=True)
class Row:
    """What one row says: about which publication, and the notice."""

    doi: str
    pmid: str
    notice: Notice


def rows(lines):
    """Yield a `Row` for each row of the file about a publication with an identifier.

    `lines` is a file opened for reading bytes. Raises UnreadableFileError if columns are missing or
    it is no CSV.
    """
    reader = csv.DictReader(_decoded(lines))
    try:
        missing = [name for name in COLUMNS if name not in (reader.fieldnames or [])]
        if missing:
            raise UnreadableFileError(
                f"This is not the Retraction Watch file: it has no column {missing[0]}."
            )
        for fields in reader:
            row = _row(fields)
            if row:
                yield row
    except csv.Error as error:
        raise UnreadableFileError(
            f"Line {reader.line_num} of the Retraction Watch file cannot be read: {error}."
        ) from error


def _decoded(lines):
    for number, line in enumerate(iter(lambda: lines.readline(LONGEST_LINE), b"")):
        if number == 0:
            line = line.removeprefix(b"\xef\xbb\xbf")
        try:
            yield line.decode("utf-8")
        except UnicodeDecodeError:
            yield line.decode("latin-1")


def _row(fields):
    doi = normalise_doi(plain(fields["OriginalPaperDOI"]))
    pmid = plain(fields["OriginalPaperPubMedID"]).lstrip("0")
    doi = "" if doi in NO_DOI else doi
    standing = STANDINGS.get(plain(fields["RetractionNature"]).lower())
    if standing is None or not (doi or pmid):
        return None
    reasons = _reasons(fields["Reason"])
    if standing == Standing.RETRACTED and any(one.startswith("Withdraw") for one in reasons):
        standing = Standing.WITHDRAWN
    notice_doi = normalise_doi(plain(fields["RetractionDOI"]))
    notice = Notice(
        standing,
        doi="" if notice_doi in NO_DOI else notice_doi[:LONGEST_DOI],
        on=_day(fields["RetractionDate"]),
        reason="; ".join(reasons)[:LONGEST_REASON],
        source=NAME,
    )
    return Row(doi, pmid, notice)


def _reasons(text):
    return [reason for part in plain(text).split(";") if (reason := part.strip().lstrip("+"))]


def _day(text):
    """Return a date written M/D/YYYY with a time or none; None for 1 January 1900 and nonsense."""
    try:
        found = datetime.strptime(plain(text).partition(" ")[0], "%m/%d/%Y").date()
    except ValueError:
        return None
    return found if found.year > 1900 else None
