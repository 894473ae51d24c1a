"""Saving what was looked up, pasted or imported: one record, or the one that is there already."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from blog.models import Study

from .matching import matching_study

CREATED, MATCHED = "created", "matched"


@dataclass(frozen=True)
class Outcome:
    """A study, and whether it was "created" or "matched"."""

    study: Study
    outcome: str


@transaction.atomic
def save_item(item, source, record):
    """Return the `Outcome` of keeping a clean CSL-JSON item.

    `source` is a Source, `record` what it was made of, as JSON. A match changes nothing of the
    record that is there. Raises AmbiguousError if the identifiers belong to several studies.
    """
    study = matching_study(item)
    if study:
        return Outcome(study, MATCHED)
    study = Study(source=source, source_record=record, obtained_at=timezone.now())
    study.item = item
    study.save()
    return Outcome(study, CREATED)
