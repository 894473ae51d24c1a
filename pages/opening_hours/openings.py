"""Hours on the wall as instants: when a place is open between two dates, clock changes included."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from .offsets import offsets
from .schedule import Schedule

DAY = timedelta(days=1)


@dataclass(frozen=True, order=True)
class Opening:
    """Open from `starts` until just before `ends`, both in UTC."""

    starts: datetime
    ends: datetime
    by_appointment: bool = False


def openings(schedule: Schedule, first: date, last: date) -> list[Opening]:
    """Return when a place is open on the dates from `first` to `last`, in order.

    Openings neither overlap nor touch, unless people need an appointment in one of the two. Where
    hours with and without appointment overlap, none is needed.
    """
    days = [first + number * DAY for number in range((last - first).days + 1)]
    found = []
    for begins, ends, offset in offsets(schedule.zone, first, last):
        for day in days:
            for span in schedule.on(day).spans:
                starts = max(_in_utc(day, span.opens, offset), begins)
                stops = min(_in_utc(day, span.closes, offset), ends)
                if starts < stops:
                    found.append(Opening(starts, stops, span.by_appointment))
    return _apart(found)


def _in_utc(day, wall_time, offset):
    return datetime.combine(day, wall_time, UTC) - offset


def _apart(found: Iterable[Opening]) -> list[Opening]:
    """Return openings that cover the same instants without overlapping."""
    edges = sorted({edge for one in found for edge in (one.starts, one.ends)})
    apart: list[Opening] = []
    for starts, ends in pairwise(edges):
        kinds = {one.by_appointment for one in found if one.starts <= starts and ends <= one.ends}
        if not kinds:
            continue
        by_appointment = False not in kinds
        if apart and (apart[-1].ends, apart[-1].by_appointment) == (starts, by_appointment):
            starts = apart.pop().starts
        apart.append(Opening(starts, ends, by_appointment))
    return apart
