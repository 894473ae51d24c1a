"""Making a record of an item, unless the site has one of the same publication."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from blog.models import Study
from blog.studies.csl import RefusedError

from .matching import AmbiguousError, matching_study

CREATED, MATCHED = "created", "matched"


@dataclass(frozen=True)
class Outcome:
    """The study of an item, and whether it was "created" or "matched"."""

    study: Study
    outcome: str


def save_item(item, source, record):
    """Return the Outcome of a clean CSL-JSON item: its study, made if the site has none.

    `source` is a value of Source; `record` the record as it came, any JSON. A study that is there
    already stays as it is. Raises RefusedError if the identifiers belong to different studies.
    """
    try:
        with transaction.atomic():
            return _saved(item, source, record)
    except IntegrityError:  # somebody has saved the same study since it was looked for
        with transaction.atomic():
            return _saved(item, source, record)


def _saved(item, source, record):
    try:
        study = matching_study(item)
    except AmbiguousError as error:
        raise refusal(error) from error
    if study:
        return Outcome(study, MATCHED)
    study = new_study(item, source, record)
    study.save()
    return Outcome(study, CREATED)


def refusal(error):
    """Return the RefusedError that names the studies of an AmbiguousError."""
    titles = " and ".join(f"“{study.title[:80]}”" for study in error.studies)
    return RefusedError(f"Its identifiers belong to different studies of the site: {titles}.")


def new_study(item, source, record):
    """Return an unsaved study of a clean CSL-JSON item, checked and ready for saving.

    Raises RefusedError if a column cannot hold what the item says.
    """
    study = Study(source=source, source_record=storable(record), obtained_at=timezone.now())
    study.item = item
    try:
        study.clean()
    except ValidationError as error:
        raise RefusedError(" ".join(error.messages)) from error
    return study


def storable(value):
    """Return JSON without the characters that PostgreSQL's jsonb refuses: NUL and surrogates."""
    if isinstance(value, str):
        return value.replace("\0", "").encode("utf-8", "ignore").decode("utf-8")
    if isinstance(value, dict):
        return {storable(name): storable(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [storable(inner) for inner in value]
    return value
