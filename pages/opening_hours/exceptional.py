"""The dates that differ from the usual week, those alike and next to each other taken together."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from .schedule import DayPlan, Schedule


@dataclass(frozen=True)
class ExceptionalDays:
    """One plan for all days from `first` to `last`, both included."""

    first: date
    last: date
    plan: DayPlan


def exceptional_days(schedule: Schedule, first: date, days: int) -> list[ExceptionalDays]:
    """Return the exceptional dates among `days` dates from `first` on, in order."""
    found: list[ExceptionalDays] = []
    for day in (first + timedelta(days=number) for number in range(days)):
        if not schedule.is_exceptional(day):
            continue
        plan = schedule.on(day)
        if found and found[-1].last == day - timedelta(days=1) and found[-1].plan == plan:
            found[-1] = replace(found[-1], last=day)
        else:
            found.append(ExceptionalDays(day, day, plan))
    return found
