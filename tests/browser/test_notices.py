"""Notices come and go on a page that stays open, and can be read by everybody."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests.browser.axe import axe_violations
from tests.factories import NoticeFactory, build_site

NOW = datetime(2026, 1, 16, 7, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


@pytest.fixture
def at_seven(transactional_db, time_machine_at):
    """A site with a notice until half past seven and one from then on."""
    time_machine_at(NOW)
    build_site()
    NoticeFactory(
        text="Closed until half past seven.", importance="urgent", ends_at=NOW + 30 * MINUTE
    )
    NoticeFactory(
        text="Open again.", starts_at=NOW + 30 * MINUTE, ends_at=timezone.now() + 60 * MINUTE
    )


def test_they_appear_and_go_within_a_minute_of_their_time(at_seven, visit):
    page = visit("/search/")
    page.clock.install(time=NOW + 29 * MINUTE)
    page.goto(page.url)
    closed, again = page.get_by_text("Closed until"), page.get_by_text("Open again")
    expect(closed).to_be_visible()
    expect(again).to_be_hidden()
    page.clock.run_for(120_000)
    expect(closed).to_be_hidden()
    expect(again).to_be_visible()
    assert page.evaluate("document.activeElement === document.body")


def test_without_javascript_those_of_the_moment_are_there(at_seven, visit):
    page = visit("/", javascript=False)
    expect(page.get_by_text("Closed until")).to_be_visible()
    expect(page.get_by_text("Open again")).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_kind_breaks_an_accessibility_rule(transactional_db, visit, scheme):
    build_site()
    for importance in ("information", "warning", "urgent"):
        NoticeFactory(importance=importance)
    page = visit("/", scheme=scheme)
    expect(page.locator("[data-notice]:visible")).to_have_count(3)
    assert axe_violations(page) == []
