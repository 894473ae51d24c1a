"""What the hours of a place are made of: its week, its dated exceptions, its public holidays."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from zoneinfo import ZoneInfo


@dataclass(frozen=True, order=True)
class Span:
    """From `opens` until `closes` on one day, by the clock on the wall there.

    Raises ValueError unless it closes later than it opens.
    """

    opens: time
    closes: time
    by_appointment: bool = False

    def __post_init__(self):
        if self.closes <= self.opens:
            raise ValueError(f"Closes at {self.closes}, but opens at {self.opens}.")

    def overlaps(self, other):
        """Say whether some time lies in both spans; that one ends as the other begins is fine."""
        return self.opens < other.closes and other.opens < self.closes


@dataclass(frozen=True)
class DayPlan:
    """The hours of one day, in order.

    `on_request` says that people are also, or only, seen at times agreed with them. `note` tells
    readers why the day differs.
    """

    spans: tuple[Span, ...] = ()
    on_request: bool = False
    note: str = ""

    @property
    def is_closed(self):
        return not self.spans and not self.on_request

    def with_more(self, other):
        """Return this plan with the hours of another one added, and its note."""
        return DayPlan(
            tuple(sorted((*self.spans, *other.spans))),
            self.on_request or other.on_request,
            other.note or self.note,
        )


@dataclass(frozen=True)
class DatedException:
    """What holds from `first` to `last`, both included, instead of the usual hours.

    With `adds` it holds as well as them. A plan without hours closes the place.
    """

    first: date
    last: date
    plan: DayPlan = DayPlan()
    adds: bool = False

    def covers(self, day):
        return self.first <= day <= self.last


@dataclass(frozen=True)
class Schedule:
    """All hours of a place.

    `weekly` maps weekdays (0 is Monday) to plans; a day that is not in it is closed. `holidays`
    maps dates to the names of public holidays on which the place is closed unless an exception says
    otherwise. Of two exceptions on one day the first counts.
    """

    zone: ZoneInfo
    weekly: Mapping[int, DayPlan] = field(default_factory=dict)
    exceptions: tuple[DatedException, ...] = ()
    holidays: Mapping[date, str] = field(default_factory=dict)

    def usually(self, weekday):
        """Return the plan of a weekday in a week without exceptions."""
        return self.weekly.get(weekday, DayPlan())

    def on(self, day):
        """Return the `DayPlan` of a date."""
        usual = self.usually(day.weekday())
        if day in self.holidays:
            usual = DayPlan(note=self.holidays[day])
        exception = self._exception_on(day)
        if exception is None:
            return usual
        return usual.with_more(exception.plan) if exception.adds else exception.plan

    def is_exceptional(self, day):
        """Say whether an exception holds on a date, or a holiday closes what is open otherwise."""
        is_holiday = day in self.holidays and not self.usually(day.weekday()).is_closed
        return is_holiday or self._exception_on(day) is not None

    def _exception_on(self, day):
        return next((one for one in self.exceptions if one.covers(day)), None)
