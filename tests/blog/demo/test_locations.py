"""Where the demo clinic is, and when it is open."""

from datetime import date, timedelta

import pytest

from blog.demo.locations import locations
from pages.models import LocationPage
from tests.loaded_demo import LoadedDemo


class TestLocations(LoadedDemo):
    def test_each_has_hours_and_dates_that_differ_soon(self):
        shown = list(LocationPage.objects.live().order_by("path"))
        assert [location.title for location in shown] == [
            "Wrenfold, Example Lane",
            "Millbrook, Mill Street",
        ]
        for location in shown:
            assert location.hours.is_known
            assert any(row.note for row in location.hours.exceptions)

    def test_the_home_page_shows_them(self):
        page = self.client.get("/").content.decode()
        assert "Where to find us, and when" in page
        assert "Mill Street" in page

    def test_hours_that_somebody_changed_stay(self):
        location = LocationPage.objects.get(slug="mill-street")
        location.holiday_country = ""
        location.save_revision().publish()
        said = self.command("remove_demo")
        assert "location “Millbrook, Mill Street”: it was edited" in said
        assert LocationPage.objects.get() == location


@pytest.mark.django_db
@pytest.mark.parametrize("day", [date(2026, 1, 1) + timedelta(days=7 * n + n) for n in range(45)])
def test_the_hours_could_be_entered_in_the_editor_whatever_the_day_of_loading(day):
    for facts in locations(day):
        location = LocationPage(**facts)
        location.week.stream_block.clean(location.week)
        location.exceptions.stream_block.clean(location.exceptions)
        location.clean_hours()
