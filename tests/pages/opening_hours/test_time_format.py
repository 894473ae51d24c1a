"""The site's one format of times of day."""

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

import pytest
from django.core.management import call_command
from django.core.management.base import SystemCheckError

from pages.opening_hours.browser import browser_data
from pages.opening_hours.words import clock
from tests.factories import LocationIndexPageFactory, LocationPageFactory
from tests.pages.locations.hours import hours

SATURDAY = datetime(2026, 11, 21, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("wall_time", "by_24_hours", "by_12_hours"),
    [
        (time(0, 5), "0:05", "12:05 AM"),
        (time(9), "9:00", "9 AM"),
        (time(12), "12:00", "12 PM"),
        (time(17, 30), "17:30", "5:30 PM"),
    ],
)
def test_a_time_is_printed_by_either_clock(settings, wall_time, by_24_hours, by_12_hours):
    assert clock(wall_time) == by_24_hours
    settings.TIME_FORMAT = "f A"
    assert clock(wall_time) == by_12_hours


@pytest.mark.django_db
def test_it_holds_in_the_table_and_in_what_the_script_prints(
    site, client, settings, time_machine_at
):
    time_machine_at(SATURDAY)
    settings.TIME_FORMAT = "f A"
    place = LocationPageFactory(
        parent=LocationIndexPageFactory(parent=site.home),
        slug="riverside",
        time_zone="America/New_York",
        week=[hours(range(5), "09:00:00", "17:30:00")],
    )
    page = client.get("/locations/riverside/").text.replace("\u00a0", " ")
    assert "9 AM to 5:30 PM" in page
    assert "17:30 " not in page
    data = browser_data(place.hours.schedule, SATURDAY)
    assert data["times"] == {"09:00": "9 AM", "17:30": "5:30 PM"}


def test_the_script_has_each_time_that_its_openings_begin_and_end_at(
    db, site, time_machine_at, settings
):
    place = LocationPageFactory(
        parent=LocationIndexPageFactory(parent=site.home),
        time_zone="Europe/Berlin",
        week=[hours([0], "09:00:00", "12:00:00"), hours([2], "14:00:00", "18:15:00")],
    )
    data, zone = browser_data(place.hours.schedule, SATURDAY), ZoneInfo("Europe/Berlin")
    ends = [minute for opening in data["openings"] for minute in opening[:2]]
    walls = {f"{datetime.fromtimestamp(minute * 60, zone):%H:%M}" for minute in ends}
    assert set(data["times"]) == walls == {"09:00", "12:00", "14:00", "18:15"}


@pytest.mark.parametrize("good", ["G:i", "H:i", "f A", "f a", "P", r"G \h i"])
def test_it_may_be_any_that_tells_times_apart(settings, good):
    settings.TIME_FORMAT = good
    call_command("check")


@pytest.mark.parametrize(
    ("bad", "sentence"),
    [
        ("g:i", "prints two times alike"),
        ("G", "prints two times alike"),
        ("H:i j", "asks for a day"),
    ],
)
def test_it_is_refused_if_a_reader_could_mistake_it(settings, bad, sentence):
    settings.TIME_FORMAT = bad
    with pytest.raises(SystemCheckError, match=sentence):
        call_command("check")
