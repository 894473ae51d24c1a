"""The hours of a place as a page prints them at an instant."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from django.utils.dates import WEEKDAYS

from .browser import browser_data
from .exceptional import exceptional_days
from .schedule import Schedule
from .status import coming_openings, status_at
from .words import plan_in_words, status_in_words

EXCEPTIONS_AHEAD = 90  # days


@dataclass(frozen=True)
class WeekdayRow:
    """A day of the usual week; `weekday` 0 is Monday."""

    weekday: int
    name: str
    hours: str


@dataclass(frozen=True)
class DatesRow:
    """Dates from `first` to `last` that differ from the usual week, and why.

    `weekday` is the name of a single day's, empty for more days than one.
    """

    first: date
    last: date
    weekday: str
    hours: str
    note: str


@dataclass(frozen=True)
class ShownHours:
    """What a page prints of a `Schedule` at the instant `now`."""

    schedule: Schedule
    now: datetime

    @property
    def is_known(self):
        """True if anybody has entered hours."""
        return bool(self.schedule.weekly or self.schedule.exceptions)

    @property
    def week(self):
        """The rows of the usual week, from Monday to Sunday."""
        return [
            WeekdayRow(number, WEEKDAYS[number], plan_in_words(self.schedule.usually(number)))
            for number in range(7)
        ]

    @cached_property
    def exceptional(self):
        """The `ExceptionalDays` of the next `EXCEPTIONS_AHEAD` days."""
        today = self.now.astimezone(self.schedule.zone).date()
        return exceptional_days(self.schedule, today, EXCEPTIONS_AHEAD)

    @property
    def exceptions(self):
        """The rows of the dates to come that differ from the usual week."""
        return [
            DatesRow(
                one.first,
                one.last,
                WEEKDAYS[one.first.weekday()] if one.first == one.last else "",
                plan_in_words(one.plan),
                one.plan.note,
            )
            for one in self.exceptional
        ]

    @property
    def status(self):
        """Whether the place is open, in a sentence. Pages are kept: only the editor prints it."""
        status = status_at(coming_openings(self.schedule, self.now), self.now)
        return status_in_words(status, self.now, self.schedule.zone)

    @property
    def for_browser(self):
        """What the page's script reads, as plain data for JSON."""
        return browser_data(self.schedule, self.now)
