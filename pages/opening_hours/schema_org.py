"""Opening hours as schema.org says them: OpeningHoursSpecification as dicts, for JSON-LD."""

from collections.abc import Iterable, Iterator

from .exceptional import ExceptionalDays
from .schedule import DayPlan, Schedule

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# Google's convention for a day on which a place is closed:
# https://developers.google.com/search/docs/appearance/structured-data/local-business
CLOSED_ALL_DAY = {"opens": "00:00", "closes": "00:00"}


def usual_hours(schedule: Schedule) -> list[dict]:
    """Return the usual week, each span once with all days on which it holds.

    Days on which people are seen by appointment without set times have no hours to give.
    """
    days: dict = {}
    for number, name in enumerate(WEEKDAYS):
        for span in schedule.usually(number).spans:
            days.setdefault(span, []).append(name)
    return [{**_specification(span), "dayOfWeek": names} for span, names in sorted(days.items())]


def special_hours(exceptional: Iterable[ExceptionalDays]) -> list[dict]:
    """Return the dates that differ from the week, for `specialOpeningHoursSpecification`."""
    return [
        {
            **hours,
            "validFrom": days.first.isoformat(),
            "validThrough": days.last.isoformat(),
            **({"name": days.plan.note} if days.plan.note else {}),
        }
        for days in exceptional
        for hours in _hours_of(days.plan)
    ]


def _hours_of(plan: DayPlan) -> Iterator[dict]:
    for span in plan.spans:
        yield _specification(span)
    if plan.is_closed:
        yield {"@type": "OpeningHoursSpecification", **CLOSED_ALL_DAY}


def _specification(span):
    return {
        "@type": "OpeningHoursSpecification",
        "opens": f"{span.opens:%H:%M}",
        "closes": f"{span.closes:%H:%M}",
        **({"description": "By appointment"} if span.by_appointment else {}),
    }
