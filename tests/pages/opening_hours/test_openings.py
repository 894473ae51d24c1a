"""When a place is open, against looking at the clock on its wall once a minute."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given

from pages.opening_hours.openings import Opening, openings
from pages.opening_hours.schedule import DatedException, DayPlan, Schedule, Span
from pages.opening_hours.status import DAYS_AHEAD, Status, coming_openings, status_at
from tests.pages.opening_hours.strategies import schedules_and_days

MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)
NEW_YORK = ZoneInfo("America/New_York")


def plan_by_the_book(schedule, day):
    """Return the spans of a date, rule by rule."""
    for exception in schedule.exceptions:
        if exception.first <= day <= exception.last:
            if not exception.adds:
                return exception.plan.spans
            usual = () if day in schedule.holidays else schedule.usually(day.weekday()).spans
            return (*usual, *exception.plan.spans)
    if day in schedule.holidays:
        return ()
    return schedule.usually(day.weekday()).spans


def seen_on_the_wall(schedule, instant):
    """Return what somebody in front of the door sees: "open", "by appointment" or "closed"."""
    wall = instant.astimezone(schedule.zone)
    covering = [
        span
        for span in plan_by_the_book(schedule, wall.date())
        if span.opens <= wall.time() < span.closes
    ]
    if not covering:
        return "closed"
    return "by appointment" if all(span.by_appointment for span in covering) else "open"


def minutes_of(schedule, first, last):
    """Return every minute in UTC whose date at the place lies between two dates."""
    instant = datetime.combine(first, time(), UTC) - DAY
    found = []
    while instant < datetime.combine(last, time(), UTC) + 2 * DAY:
        if first <= instant.astimezone(schedule.zone).date() <= last:
            found.append(instant)
        instant += MINUTE
    return found


def as_seen(found, instant):
    covering = [one for one in found if one.starts <= instant < one.ends]
    assert len(covering) <= 1
    if not covering:
        return "closed"
    return "by appointment" if covering[0].by_appointment else "open"


@given(schedules_and_days())
def test_a_place_is_open_exactly_when_its_clock_says_so(case):
    schedule, day = case
    found = openings(schedule, day, day + DAY)
    for instant in minutes_of(schedule, day, day + DAY):
        assert as_seen(found, instant) == seen_on_the_wall(schedule, instant), instant


@given(schedules_and_days())
def test_openings_are_in_order_and_none_goes_on_in_the_next(case):
    schedule, day = case
    found = openings(schedule, day, day + 6 * DAY)
    for one, following in pairwise(found):
        assert one.ends <= following.starts
        if one.ends == following.starts:
            assert one.by_appointment != following.by_appointment


@given(schedules_and_days())
def test_until_when_and_from_when_is_the_next_minute_that_differs(case):
    schedule, day = case
    minutes = minutes_of(schedule, day, day + 2 * DAY)
    if not minutes:  # the place left this day out
        return
    instant = minutes[0]
    seen = [seen_on_the_wall(schedule, minute) for minute in minutes]
    change = next((number for number, look in enumerate(seen) if look != seen[0]), None)
    status = status_at(coming_openings(schedule, instant), instant)
    assert status.is_open == (seen[0] != "closed")
    if status.is_open:
        assert status.opening.by_appointment == (seen[0] == "by appointment")
    if change is not None:
        edge = status.opening.ends if status.is_open else status.opening.starts
        assert edge == minutes[change]


@given(schedules_and_days())
def test_until_the_days_ahead_are_over_the_next_opening_is_known(case):
    schedule, day = case
    instant = datetime.combine(day, time(12), UTC)
    coming = coming_openings(schedule, instant)
    today = instant.astimezone(schedule.zone).date()
    within = openings(schedule, today, today + (DAYS_AHEAD - 1) * DAY)
    assert coming[: len(within)] == within
    assert len(coming) - len(within) in (0, 1)
    if len(coming) == len(within):
        later = today + DAYS_AHEAD * DAY
        assert openings(schedule, later, later + 60 * DAY) == []


def utc(*parts):
    return datetime(*parts, tzinfo=UTC)


def only(day, *spans, zone=NEW_YORK):
    return Schedule(zone, exceptions=(DatedException(day, day, DayPlan(spans)),))


class TestChangesOfClocks:
    def test_an_hour_that_is_left_out_is_not_waited_for(self):
        spring = date(2026, 3, 8)
        schedule = only(spring, Span(time(2, 30), time(5)))
        assert openings(schedule, spring, spring) == [
            Opening(utc(2026, 3, 8, 7), utc(2026, 3, 8, 9))
        ]

    def test_hours_that_only_lie_in_it_never_come(self):
        spring = date(2026, 3, 8)
        schedule = only(spring, Span(time(2, 10), time(2, 50)))
        assert openings(schedule, spring, spring) == []

    def test_an_hour_that_comes_twice_is_open_twice(self):
        autumn = date(2026, 11, 1)
        schedule = only(autumn, Span(time(1), time(2)))
        assert openings(schedule, autumn, autumn) == [
            Opening(utc(2026, 11, 1, 5), utc(2026, 11, 1, 7))
        ]

    def test_hours_that_end_in_it_end_twice(self):
        autumn = date(2026, 11, 1)
        schedule = only(autumn, Span(time(0, 30), time(1, 30)))
        assert openings(schedule, autumn, autumn) == [
            Opening(utc(2026, 11, 1, 4, 30), utc(2026, 11, 1, 5, 30)),
            Opening(utc(2026, 11, 1, 6), utc(2026, 11, 1, 6, 30)),
        ]


class TestStatus:
    coming = (
        Opening(utc(2026, 11, 23, 14), utc(2026, 11, 23, 17)),
        Opening(utc(2026, 11, 23, 19), utc(2026, 11, 23, 23)),
    )

    @pytest.mark.parametrize(
        ("instant", "status"),
        [
            (utc(2026, 11, 23, 13, 59), Status(False, coming[0])),
            (utc(2026, 11, 23, 14), Status(True, coming[0])),
            (utc(2026, 11, 23, 16, 59), Status(True, coming[0])),
            (utc(2026, 11, 23, 17), Status(False, coming[1])),
            (utc(2026, 11, 23, 23), Status(False, None)),
        ],
    )
    def test_a_place_opens_with_the_minute_and_closes_with_the_minute(self, instant, status):
        assert status_at(self.coming, instant) == status


def test_a_span_that_closes_before_it_opens_is_refused():
    with pytest.raises(ValueError, match="opens at"):
        Span(time(18), time(9))
