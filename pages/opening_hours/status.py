"""Whether a place is open at an instant, until when, and when it opens next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from .openings import Opening, openings
from .schedule import Schedule

DAYS_AHEAD = 14
LONGEST_CLOSURE = 366  # days in which the next opening is looked for


@dataclass(frozen=True)
class Status:
    """`opening` is the one that goes on, if the place `is_open`; else the next one, or None."""

    is_open: bool
    opening: Opening | None


def coming_openings(schedule: Schedule, instant: datetime) -> list[Opening]:
    """Return the openings from today on, for `DAYS_AHEAD` days, and the first one after them.

    Today is the date in the place's own time zone. So until those days are over, the next opening
    is among them, unless the place stays closed for more than a year.
    """
    today = instant.astimezone(schedule.zone).date()
    last = today + timedelta(days=DAYS_AHEAD - 1)
    coming = openings(schedule, today, last)
    for number in range(1, LONGEST_CLOSURE):
        day = last + timedelta(days=number)
        later = openings(schedule, day, day) if schedule.on(day).spans else []
        if later:
            return [*coming, later[0]]
    return coming


def status_at(coming: Sequence[Opening], instant: datetime) -> Status:
    """Return the `Status` at an instant, from openings in order."""
    for opening in coming:
        if instant < opening.starts:
            return Status(is_open=False, opening=opening)
        if instant < opening.ends:
            return Status(is_open=True, opening=opening)
    return Status(is_open=False, opening=None)
