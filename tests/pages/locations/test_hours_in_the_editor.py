"""Locations as staff write them, and what the editor says to hours that cannot be."""

import pytest
from django.urls import reverse

from pages.models import LocationIndexPage, LocationPage
from tests.editor import add_url, body_errors, edit_url, errors_of, page_form
from tests.factories import LocationPageFactory
from tests.pages.locations.hours import location_form, posted_dates, posted_hours

WEEKDAYS = posted_hours(0, 1, 2, 3, 4, opens="09:00", closes="18:00")


@pytest.fixture
def publish(index, editor_client):
    """Return a function that publishes a new location and returns the answer."""

    def post(*week, exceptions=(), draft=False, **fields):
        form = location_form(week or [WEEKDAYS], exceptions, **fields)
        if not draft:
            form["action-publish"] = "1"
        return editor_client.post(add_url(LocationPage, index), form)

    return post


class TestLocation:
    def test_is_made_previewed_published_edited_and_read(self, index, editor_client):
        form = location_form(
            [WEEKDAYS],
            [posted_dates("closed", "2099-12-24", note="Holidays")],
            holiday_country="US",
            holiday_region="NY",
            time_zone="America/New_York",
        )
        preview = reverse(
            "wagtailadmin_pages:preview_on_add", args=["pages", "locationpage", index.pk]
        )
        assert editor_client.post(preview, form).json()["is_valid"]
        assert "9:00\u00a0to\u00a018:00" in editor_client.get(preview).text

        editor_client.post(add_url(LocationPage, index), {**form, "action-publish": "1"})
        page = LocationPage.objects.get(slug="riverside")
        assert "9:00\u00a0to\u00a018:00" in editor_client.get("/locations/riverside/").text

        form |= location_form([posted_hours(5, by_appointment=True)])
        response = editor_client.post(edit_url(page), {**form, "action-publish": "1"})
        assert response.status_code == 302
        assert "By appointment" in editor_client.get("/locations/riverside/").text

    def test_tells_staff_what_readers_are_told_now(
        self, riverside, client, administrator, time_machine_at
    ):
        time_machine_at("2026-11-23T17:00:00Z")
        client.force_login(administrator)
        assert "Open now, until 18:00" in client.get(edit_url(riverside)).text

    def test_without_hours_tells_staff_nothing(self, index, editor_client):
        page = LocationPageFactory(parent=index)
        assert "readers are told now" not in editor_client.get(edit_url(page)).text

    def test_the_list_is_made_previewed_published_and_edited(self, site, editor_client):
        form = page_form("Where we are", "where", summary="Two places.")
        preview = reverse(
            "wagtailadmin_pages:preview_on_add", args=["pages", "locationindexpage", site.home.pk]
        )
        assert editor_client.post(preview, form).json()["is_valid"]
        assert "Two places." in editor_client.get(preview).text
        form["action-publish"] = "1"
        editor_client.post(add_url(LocationIndexPage, site.home), form)
        assert "Two places." in editor_client.get("/where/").text
        page = LocationIndexPage.objects.get()
        editor_client.post(edit_url(page), {**form, "summary": "Three places."})
        assert "Three places." in editor_client.get("/where/").text

    def test_there_is_one_list(self, site, index):
        assert not LocationIndexPage.can_create_at(site.home)


class TestWeek:
    @pytest.mark.parametrize(
        ("row", "field", "sentence"),
        [
            (
                posted_hours(0, opens="18:00", closes="09:00"),
                "closes",
                "Choose a closing time after 18:00. Hours end on the day on which they begin; what "
                "goes on past midnight belongs to the next day.",
            ),
            (posted_hours(0, opens="09:00"), "closes", "Say when it closes as well."),
            (posted_hours(0, closes="09:00"), "opens", "Say when it opens as well."),
            (posted_hours(0), "opens", "Give the hours, or tick “By appointment”."),
            (
                posted_hours(opens="09:00", closes="10:00"),
                "days",
                "This field is required.",
            ),
        ],
    )
    def test_a_row_that_cannot_be_is_refused_in_a_sentence(self, publish, row, field, sentence):
        response = publish(row)
        assert body_errors(response, "week") == {f"0.{field}": sentence}
        assert not LocationPage.objects.exists()

    def test_hours_that_overlap_are_refused(self, publish):
        response = publish(WEEKDAYS, posted_hours(4, 5, opens="17:00", closes="20:00"))
        assert body_errors(response, "week") == {
            "1.opens": "On Friday these hours overlap those from 9:00 to 18:00."
        }

    def test_hours_may_begin_when_others_end(self, publish):
        assert publish(WEEKDAYS, posted_hours(4, opens="18:00", closes="20:00")).status_code == 302

    def test_a_draft_may_be_incomplete_and_is_previewed(self, publish, index, editor_client):
        publish(posted_hours(0, opens="09:00"), draft=True)
        page = LocationPage.objects.get()
        form = location_form([posted_hours(0, opens="09:00")])
        preview = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
        editor_client.post(preview, form)
        assert "Closed" in editor_client.get(preview).text


class TestExceptions:
    @pytest.mark.parametrize(
        ("row", "field", "sentence"),
        [
            (
                posted_dates("closed", "2099-12-24", "2099-12-20"),
                "last",
                "The last day cannot be before the first.",
            ),
            (
                posted_dates("closed", "2099-01-01", "2100-12-20"),
                "last",
                "Choose days within one year.",
            ),
            (
                posted_dates("other_hours", "2099-12-24"),
                "opens",
                "Give the hours, or tick “By appointment”.",
            ),
            (
                posted_dates("open_as_well", "2099-12-24"),
                "opens",
                "Give the hours in which you open as well, or tick “By appointment”.",
            ),
            (
                posted_dates(
                    "other_hours",
                    "2099-12-24",
                    opens="09:00",
                    closes="12:00",
                    opens_again="11:00",
                    closes_again="13:00",
                ),
                "opens_again",
                "Choose a time from 12:00 on, when the first hours have ended.",
            ),
        ],
    )
    def test_a_row_that_cannot_be_is_refused_in_a_sentence(self, publish, row, field, sentence):
        assert body_errors(publish(exceptions=[row]), "exceptions") == {f"0.{field}": sentence}

    def test_two_on_one_day_are_refused(self, publish):
        rows = [
            posted_dates("closed", "2099-12-24", "2099-12-31"),
            posted_dates("other_hours", "2099-12-28", opens="09:00", closes="12:00"),
        ]
        assert body_errors(publish(exceptions=rows), "exceptions") == {
            "1.first": "Another row speaks of 28 December 2099 already. Say it all in one row."
        }

    def test_added_hours_that_lie_in_the_usual_ones_are_refused(self, publish):
        row = posted_dates("open_as_well", "2099-12-24", opens="17:00", closes="20:00")
        assert errors_of(publish(exceptions=[row]))["exceptions"] == [
            "On 24 December 2099 the hours of “Open as well” overlap the usual ones. Use “Other "
            "hours” and give all hours of that day."
        ]

    def test_added_hours_beside_the_usual_ones_are_taken(self, publish):
        row = posted_dates("open_as_well", "2099-12-24", opens="18:00", closes="20:00")
        assert publish(exceptions=[row]).status_code == 302


class TestHolidays:
    @pytest.mark.parametrize(
        ("country", "region", "field", "sentence"),
        [
            ("", "NY", "holiday_country", "Choose the country of the region."),
            ("US", "XX", "holiday_region", "“XX” is no region of United States. Choose one of AK,"),
            ("AD", "XX", "holiday_region", "“XX” is no region of Andorra. Choose one of 02,"),
        ],
    )
    def test_a_region_that_cannot_be_is_refused(self, publish, country, region, field, sentence):
        response = publish(holiday_country=country, holiday_region=region)
        assert errors_of(response)[field][0].startswith(sentence)

    def test_a_country_without_regions_takes_none(self, publish):
        response = publish(holiday_country="AF", holiday_region="KB")
        assert errors_of(response)["holiday_region"] == [
            "All of Afghanistan has the same holidays. Leave the region empty."
        ]
