"""What is open now, worked out in the browser from a page of any age."""

from datetime import UTC, datetime, timedelta

import pytest
from django.templatetags.static import static
from hypothesis import HealthCheck, given, settings
from playwright.sync_api import expect

from pages.opening_hours.browser import browser_data
from pages.opening_hours.status import coming_openings, status_at
from pages.opening_hours.words import phrases, status_in_words
from tests.factories import LocationIndexPageFactory, LocationPageFactory, build_site
from tests.pages.locations.hours import closed, hours
from tests.pages.opening_hours.strategies import schedules_and_days

SAY = """async ([module, data, phrases, instants]) => {
  const { statusInWords } = await import(module);
  return instants.map((instant) => statusInWords(data, phrases, instant));
}"""
MONDAY_NOON = datetime(2026, 11, 23, 17, tzinfo=UTC)  # in New York
STEP = timedelta(hours=3, minutes=47)


@pytest.fixture
def riverside(transactional_db):
    """A location in New York, on a site of its own."""
    home, _blog = build_site()
    return LocationPageFactory(
        parent=LocationIndexPageFactory(parent=home),
        slug="riverside",
        time_zone="America/New_York",
        week=[
            hours(range(5), "09:00:00", "12:30:00"),
            hours(range(5), "14:00:00", "18:00:00", by_appointment=True),
        ],
        exceptions=[closed("2026-11-26", note="Thanksgiving")],
    )


@pytest.fixture
def blank(riverside, visit):
    """A page of the site without any hours on it."""
    return visit("/search/")


@pytest.fixture
def at(riverside, visit, live_server):
    """Open the location's page with the browser's clock at an instant: `at(instant)`."""

    def open_page(instant, path="/locations/riverside/"):
        page = visit("/search/")
        page.clock.install(time=instant)
        page.goto(live_server.url + path)
        return page

    return open_page


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(case=schedules_and_days())
def test_the_browser_says_of_an_old_page_what_the_server_would_say_then(blank, case):
    schedule, day = case
    made = datetime(day.year, day.month, day.day, 5, tzinfo=UTC)
    data = browser_data(schedule, made)
    instants = [made + number * STEP for number in range(80)]
    instants = [instant for instant in instants if instant.timestamp() < data["until"] * 60]
    told = blank.evaluate(
        SAY,
        [
            static("js/opening-hours.js"),
            data,
            phrases(),
            [round(instant.timestamp() * 1000) for instant in instants],
        ],
    )
    assert told == [
        status_in_words(
            status_at(coming_openings(schedule, instant), instant), instant, schedule.zone
        )
        for instant in instants
    ]


@pytest.mark.parametrize(
    ("hours_later", "sentence"),
    [
        (-4, "Closed. Opens today at 9:00"),
        (0, "Open now, until 12:30"),
        (1, "Closed. Opens today at 14:00, by appointment"),
        (3, "Open by appointment, until 18:00"),
        (10, "Closed. Opens tomorrow at 9:00"),
        (24 * 2 + 10, "Closed. Opens Friday at 9:00"),
    ],
)
def test_a_reader_is_told_in_the_time_of_the_place(at, time_machine_at, hours_later, sentence):
    time_machine_at("2026-11-23T09:00:00Z")
    page = at(MONDAY_NOON + timedelta(hours=hours_later))
    expect(page.locator("[data-open-now]")).to_have_text(sentence)


def test_it_changes_within_a_minute_while_the_page_stays_open(at, time_machine_at):
    time_machine_at("2026-11-23T09:00:00Z")
    page = at(MONDAY_NOON + timedelta(minutes=29, seconds=30))
    status = page.locator("[data-open-now]")
    expect(status).to_have_text("Open now, until 12:30")
    page.clock.run_for(60_000)
    expect(status).to_have_text("Closed. Opens today at 14:00, by appointment")


def test_today_is_marked_and_a_holiday_shows_that_it_is_one(at, time_machine_at):
    time_machine_at("2026-11-23T09:00:00Z")
    page = at(MONDAY_NOON + timedelta(days=3))
    expect(page.locator("[aria-current=date]")).to_have_text("ThursdayClosed. Thanksgiving")
    page.clock.run_for(24 * 3600 * 1000)
    expect(page.locator("[aria-current=date] th")).to_have_text("Friday")
    expect(page.locator("[data-weekday='3'] td")).to_contain_text("9:00")
    expect(page.locator("[data-last-day]")).to_be_hidden()


def test_a_card_says_what_today_brings(at, time_machine_at):
    time_machine_at("2026-11-23T09:00:00Z")
    page = at(MONDAY_NOON, "/locations/")
    expect(page.locator("[data-today]")).to_contain_text("9:00\u00a0to\u00a012:30, 14:00")


def test_a_page_that_knows_no_more_says_nothing(at, time_machine_at):
    time_machine_at("2026-11-23T09:00:00Z")
    page = at(MONDAY_NOON + timedelta(days=20), "/locations/")
    expect(page.locator("[data-open-now]")).to_be_empty()
    expect(page.locator("[data-today]")).to_be_hidden()


def test_without_javascript_the_table_stands(riverside, visit):
    page = visit("/locations/", javascript=False)
    expect(page.locator("[data-weekday='0']")).to_be_visible()
    expect(page.locator("[data-weekday='0'] td")).to_contain_text("9:00")
    expect(page.locator("[data-today]")).to_be_hidden()
