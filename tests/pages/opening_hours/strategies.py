"""Hours as somebody might enter them, for property tests: any week, exceptions, zones, dates."""

from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from pages.opening_hours.schedule import DatedException, DayPlan, Schedule, Span

# Clocks that change by an hour north and south of the equator, at midnight, by half an hour, twice
# around Ramadan, by two hours, and never; and a place that left out a whole day.
ZONES = [
    "America/New_York",
    "Europe/Berlin",
    "Africa/Cairo",
    "Australia/Lord_Howe",
    "Africa/Casablanca",
    "Antarctica/Troll",
    "Asia/Kolkata",
    "Pacific/Apia",
]
CHANGES = [
    date(2026, 3, 8),
    date(2026, 11, 1),
    date(2026, 3, 29),
    date(2026, 10, 25),
    date(2026, 4, 24),
    date(2026, 10, 30),
    date(2026, 4, 5),
    date(2026, 10, 4),
    date(2026, 2, 15),
    date(2026, 3, 22),
    date(2011, 12, 30),
]


def times():
    """Return times to the minute, many of them in the night, when clocks change."""
    minutes = st.one_of(st.integers(0, 240), st.integers(0, 24 * 60 - 1))
    return minutes.map(lambda minute: time(*divmod(minute, 60)))


def spans():
    pairs = st.tuples(times(), times()).filter(lambda pair: pair[0] != pair[1])
    return st.builds(
        lambda pair, by_appointment: Span(min(pair), max(pair), by_appointment),
        pairs,
        st.booleans(),
    )


def plans():
    return st.builds(DayPlan, st.lists(spans(), max_size=3).map(tuple), st.booleans(), st.just(""))


def days():
    """Return dates, most of them near a change of clocks."""
    near = st.builds(
        lambda change, number: change + timedelta(days=number),
        st.sampled_from(CHANGES),
        st.integers(-2, 2),
    )
    return st.one_of(near, st.dates(date(2010, 1, 1), date(2036, 1, 1)))


@st.composite
def schedules_and_days(draw):
    """Return `(schedule, day)`; the exceptions and holidays of the schedule are near the day."""
    day = draw(days())
    near = st.integers(-3, 6).map(lambda number: day + timedelta(days=number))
    exceptions = st.builds(
        lambda first, length, plan, adds: DatedException(
            first, first + timedelta(days=length), plan, adds
        ),
        near,
        st.integers(0, 2),
        plans(),
        st.booleans(),
    )
    schedule = Schedule(
        zone=ZoneInfo(draw(st.sampled_from(ZONES))),
        weekly=draw(st.dictionaries(st.integers(0, 6), plans())),
        exceptions=tuple(draw(st.lists(exceptions, max_size=2))),
        holidays=draw(st.dictionaries(near, st.just("Founders' day"), max_size=2)),
    )
    return schedule, day
