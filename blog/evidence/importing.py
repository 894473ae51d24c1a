"""Whole libraries of references into studies: each record created, matched or refused."""

from dataclasses import dataclass
from itertools import islice

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from blog.models import Study
from blog.studies.csl import RefusedError
from blog.studies.formats import decode, read, recognise
from pages import generation

from .matching import AmbiguousError, Candidates
from .saving import CREATED, MATCHED, new_study, refusal

REFUSED = "refused"
OUTCOMES = {CREATED: _("New"), MATCHED: _("There already"), REFUSED: _("Refused")}
BATCH = 500  # records that are looked up and saved together


@dataclass(frozen=True)
class Row:
    """What became of one record of a file: a line of the report, in the order of its columns."""

    file: str
    position: int
    outcome: str
    reason: str
    doi: str = ""
    pmid: str = ""
    title: str = ""

    @property
    def outcome_label(self):
        """The outcome as staff read it."""
        return OUTCOMES[self.outcome]


@dataclass(frozen=True)
class Record:
    """One record of a file on its way into the site; `item` is None if its reader refused it."""

    file: str
    position: int
    source: str
    item: dict | None
    reason: str = ""


def records_of(file, data, format=""):
    """Give the Records of a reference file.

    `file` is its name for the report, `data` its bytes, at most LARGEST_FILE; `format` is one of
    FORMATS, or empty to recognise it.
    """
    text = decode(data)
    format = format or recognise(text)
    for entry in read(text, format):
        yield Record(file, entry.position, format, entry.item, entry.reason)


def import_records(records):
    """Save Records as studies and give a Row for each, in order.

    Each batch is saved in one transaction, so what stops half-way leaves whole records, and a
    second run finds those and goes on.
    """
    for batch in _batches(records):
        try:
            rows = _import_batch(batch)
        except IntegrityError:  # somebody has saved one of them since they were looked for
            rows = _import_batch(batch)
        yield from rows


def preview_records(records):
    """Give the Row that `import_records` would give for each Record, and save nothing."""
    candidates = Candidates()
    for batch in _batches(records):
        rows, _created = _rows(batch, candidates)
        yield from rows


def _batches(records):
    records = iter(records)
    while batch := list(islice(records, BATCH)):
        yield batch


@transaction.atomic
def _import_batch(batch):
    rows, created = _rows(batch, Candidates())
    Study.objects.bulk_create(created)
    if created:
        generation.bump_on_commit()
    return rows


def _rows(batch, candidates):
    """Return the Rows of a batch and the studies to be created."""
    candidates.load([record.item for record in batch if record.item])
    rows, created = [], []
    for record in batch:
        outcome, reason = REFUSED, record.reason
        if record.item:
            try:
                study = candidates.match(record.item)
                outcome = MATCHED if study else CREATED
                if not study:
                    study = new_study(record.item, record.source, record.item)
                    created.append(study)
                    candidates.add(study)
            except AmbiguousError as error:
                outcome, reason = REFUSED, str(refusal(error))
            except RefusedError as error:
                outcome, reason = REFUSED, str(error)
        rows.append(_row(record, outcome, reason))
    return rows, created


def _row(record, outcome, reason):
    item = record.item or {}
    return Row(
        record.file,
        record.position,
        outcome,
        reason,
        item.get("DOI", ""),
        item.get("PMID", ""),
        item.get("title", ""),
    )
