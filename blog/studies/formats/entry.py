"""What a reader gives for each record of a file, and how much it takes.

A file may come from anybody, so time and memory are bounded before anything costs either: by
the file, by the record, by the field and by the number of records.
"""

from dataclasses import dataclass, field

from blog.studies.csl import LONGEST, RefusedError, clean_item

LARGEST_FILE = 20_000_000  # bytes, or characters of a text
LONGEST_RECORD = 1_000_000  # characters; three thousand authors with both names take a fifth
LONGEST_FIELD = 10_000  # characters as they come, markup included
MOST_RECORDS = 25_000

TOO_LONG = f"The record is longer than {LONGEST_RECORD:,} characters."


@dataclass(frozen=True)
class Entry:
    """One record of a file.

    `position` counts from 1. `item` is a clean CSL-JSON item, or None if the record was refused;
    `reason` is then one sentence. `notices` holds what a PubMed file says of corrections and
    retractions, by MEDLINE tag: publication types (PT), “Retraction in” (RIN) and their like.
    """

    position: int
    item: dict | None
    reason: str = ""
    notices: dict = field(default_factory=dict)


def entry_of(position, raw, notices=None):
    """Return the Entry of a raw CSL-JSON item; a record that cannot be kept has a reason."""
    try:
        return Entry(position, clean_item(_bounded(raw)), notices=notices or {})
    except RefusedError as error:
        return Entry(position, None, str(error))


def bounded_text(text, name):
    """Return a text that is short enough to be worked on. Raises RefusedError for any other."""
    if len(text) > LONGEST_FIELD:
        raise RefusedError(f"The field {name} is longer than {LONGEST_FIELD:,} characters.")
    return text


def _bounded(raw):
    """Return a record as it is. Raises RefusedError if a field is too long to be cleaned."""
    if isinstance(raw, dict):
        for name, value in raw.items():
            first = value[0] if isinstance(value, list) and value else value
            if name in LONGEST and isinstance(first, str):
                bounded_text(first, name)
        names = raw.get("author")
        for name in names if isinstance(names, list) else ():
            for part in name.values() if isinstance(name, dict) else ():
                bounded_text(part if isinstance(part, str) else "", "author")
    return raw


def limited(entries):
    """Give the entries, at most MOST_RECORDS of them, then one that says the file holds more."""
    for entry in entries:
        if entry.position > MOST_RECORDS:
            reason = f"The file holds more than {MOST_RECORDS:,} records. Split it."
            yield Entry(entry.position, None, reason)
            return
        yield entry
