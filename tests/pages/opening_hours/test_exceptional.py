"""The dates that readers and search engines are told about one by one."""

from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given

from pages.opening_hours.exceptional import ExceptionalDays, exceptional_days
from pages.opening_hours.schedule import DatedException, DayPlan, Schedule, Span
from tests.pages.opening_hours.strategies import schedules_and_days

MORNING = DayPlan((Span(time(9), time(12)),))
WEEKDAYS = dict.fromkeys(range(5), MORNING)
MONDAY = date(2026, 11, 23)


def schedule(**parts):
    return Schedule(ZoneInfo("UTC"), weekly=WEEKDAYS, **parts)


def test_a_holiday_on_an_open_day_is_told_and_one_on_a_closed_day_is_not():
    thanksgiving, sunday = date(2026, 11, 26), date(2026, 11, 29)
    found = exceptional_days(
        schedule(holidays={thanksgiving: "Thanksgiving", sunday: "Advent"}), MONDAY, 14
    )
    assert found == [ExceptionalDays(thanksgiving, thanksgiving, DayPlan(note="Thanksgiving"))]


def test_a_closure_of_some_weeks_is_told_once_weekends_included():
    away = DatedException(MONDAY, MONDAY + timedelta(days=15), DayPlan(note="Away"))
    found = exceptional_days(schedule(exceptions=(away,)), MONDAY, 30)
    assert found == [ExceptionalDays(away.first, away.last, away.plan)]


def test_hours_that_are_added_are_told_with_the_usual_ones():
    evening = Span(time(18), time(20))
    late = DatedException(MONDAY, MONDAY, DayPlan((evening,), note="Open late"), adds=True)
    found = exceptional_days(schedule(exceptions=(late,)), MONDAY, 7)
    assert found == [
        ExceptionalDays(MONDAY, MONDAY, DayPlan((*MORNING.spans, evening), note="Open late"))
    ]


@given(schedules_and_days())
def test_every_day_that_is_not_told_of_is_as_its_weekday_and_the_others_are_as_told(case):
    schedule, first = case
    told = exceptional_days(schedule, first, 20)
    for day in (first + timedelta(days=number) for number in range(20)):
        covering = [one for one in told if one.first <= day <= one.last]
        usual = schedule.usually(day.weekday())
        if covering:
            assert len(covering) == 1
            assert covering[0].plan == schedule.on(day)
        else:
            assert schedule.on(day).spans == usual.spans
            assert schedule.on(day).on_request == usual.on_request
