"""What readers see of the clinic's locations, and what it costs."""

import json

import pytest
from bs4 import BeautifulSoup
from wagtail.models import PageViewRestriction

from tests.factories import LocationPageFactory, StandardPageFactory
from tests.pages.locations.hours import closed, dated, hours

MONDAY_NOON = "2026-11-23T17:00:00Z"  # in New York


def read(client, url="/locations/riverside/"):
    response = client.get(url)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def words(element):
    return " ".join(element.get_text(" ").split())


def table(page, number=0):
    """Return the rows of a page's table of hours as pairs of texts."""
    rows = page.select(".hours")[number].select("tr")
    return [(words(row.th), words(row.td)) for row in rows]


def openings(page):
    return json.loads(page.select_one("[data-openings] script").string)


class TestLocation:
    def test_shows_the_week_with_breaks_appointments_and_closed_days(self, riverside, client):
        riverside.week = [
            hours([0, 1], "09:00:00", "12:30:00"),
            hours([0], "14:00:00", "18:00:00", by_appointment=True),
            hours([2], by_appointment=True),
        ]
        riverside.save()
        assert table(read(client)) == [
            ("Monday", "9:00 to 12:30, 14:00 to 18:00 (by appointment)"),
            ("Tuesday", "9:00 to 12:30"),
            ("Wednesday", "By appointment"),
            ("Thursday", "Closed"),
            ("Friday", "Closed"),
            ("Saturday", "Closed"),
            ("Sunday", "Closed"),
        ]

    def test_shows_the_dates_that_differ_with_the_reason(self, riverside, client, time_machine_at):
        time_machine_at(MONDAY_NOON)
        riverside.exceptions = [
            closed("2026-12-24", "2027-01-01", "Between the years"),
            dated("other_hours", "2026-12-02", "13:00:00", "15:00:00", note="Training"),
            dated("open_as_well", "2026-11-28", "10:00:00", "12:00:00"),
            closed("2026-11-20", note="Past"),
        ]
        riverside.save()
        assert table(read(client), 1) == [
            ("Saturday 28 November 2026", "10:00 to 12:00"),
            ("Wednesday 2 December 2026", "13:00 to 15:00 Training"),
            ("24 December 2026 to 1 January 2027", "Closed Between the years"),
        ]

    def test_takes_the_public_holidays_over_if_the_clinic_wants(
        self, riverside, client, time_machine_at
    ):
        time_machine_at(MONDAY_NOON)
        assert len(read(client).select(".hours")) == 1
        riverside.holiday_country = "US"
        riverside.exceptions = [dated("other_hours", "2026-12-25", "09:00:00", "10:00:00")]
        riverside.save()
        assert table(read(client), 1)[:2] == [
            ("Thursday 26 November 2026", "Closed Thanksgiving Day"),
            ("Friday 25 December 2026", "9:00 to 10:00"),
        ]

    def test_shows_address_contact_and_how_to_come(self, riverside, client):
        riverside.address = "1 River Road\n\nWrenfold"
        riverside.phone = "+1 555-0134"
        riverside.email = "river@clinic.example"
        riverside.booking_url = "https://booking.example/river"
        riverside.map_url = "https://map.example/?at=1"
        riverside.step_free_access = "A ramp at the back."
        riverside.transport = "Bus 4."
        riverside.parking = "Three spaces."
        riverside.save()
        page = read(client)
        assert words(page.address) == "1 River Road Wrenfold"
        links = {link["href"]: words(link) for link in page.main.select("a")}
        assert links["tel:+15550134"] == "+1 555-0134"
        assert links["mailto:river@clinic.example"]
        assert links["https://booking.example/river"].startswith("Book an appointment")
        assert links["https://map.example/?at=1"] == "Open in a map"
        assert not page.select("iframe, embed, object")
        for text in ("A ramp at the back.", "Bus 4.", "Three spaces."):
            assert text in words(page.main)

    def test_carries_the_openings_of_two_weeks_and_the_next_as_instants(
        self, riverside, client, time_machine_at
    ):
        time_machine_at(MONDAY_NOON)
        data = openings(read(client))
        assert [offset for _begins, offset in data["offsets"]] == [-300]
        assert data["openings"][0] == [29924040, 29924580, 0]  # 14:00 and 23:00 in UTC
        assert len(data["openings"]) == 10 + 1
        assert next(iter(data["days"])) == "2026-11-23"
        assert len(data["days"]) == 14
        assert data["days"]["2026-11-28"] == "Closed"

    def test_prints_no_sentence_on_what_is_open_because_the_page_may_be_old(
        self, riverside, client, time_machine_at
    ):
        time_machine_at(MONDAY_NOON)
        page = read(client)
        assert page.select_one("[data-open-now]").get_text() == ""
        assert not page.select("[aria-current=date]")

    def test_without_hours_asks_to_be_asked(self, index, client):
        LocationPageFactory(parent=index, slug="riverside")
        page = read(client)
        assert "Please ask us for our opening hours." in words(page.main)
        assert not page.select("[data-openings], .hours")

    def test_takes_the_time_zone_of_the_site_unless_it_has_its_own(
        self, riverside, client, settings, time_machine_at
    ):
        settings.TIME_ZONE = "Europe/Berlin"
        riverside.time_zone = ""
        riverside.save()
        time_machine_at(MONDAY_NOON)
        assert openings(read(client))["offsets"][0][1] == 60


class TestList:
    def test_shows_a_card_for_each_location_in_the_order_of_the_tree(
        self, index, riverside, client
    ):
        LocationPageFactory(parent=index, title="Annex", slug="annex")
        page = read(client, "/locations/")
        links = page.select(".location__name a")
        assert [(link.string, link["href"]) for link in links] == [
            ("Riverside", "/locations/riverside/"),
            ("Annex", "/locations/annex/"),
        ]
        assert table(page)[0] == ("Monday", "9:00 to 18:00")

    def test_says_so_when_it_is_empty(self, index, client):
        assert "No location has been entered here yet." in words(read(client, "/locations/").main)

    def test_leaves_out_drafts_and_what_not_everybody_may_read(self, index, riverside, client):
        LocationPageFactory(parent=index, title="Draft", live=False)
        private = LocationPageFactory(parent=index, title="Private")
        PageViewRestriction.objects.create(page=private, restriction_type="login")
        names = [link.string for link in read(client, "/locations/").select(".location__name a")]
        assert names == ["Riverside"]

    def test_a_private_list_keeps_its_locations_to_itself_elsewhere_too(
        self, site, index, riverside, client
    ):
        PageViewRestriction.objects.create(page=index, restriction_type="login")
        assert "Riverside" not in client.get("/").text


def about(home):
    return StandardPageFactory(
        parent=home,
        slug="about",
        body=[
            {
                "type": "section",
                "value": {
                    "heading": "",
                    "content": [{"type": "locations", "value": {"heading": "Where we are"}}],
                },
            }
        ],
    )


class TestBlock:
    def test_shows_every_location_on_a_standard_page(self, site, riverside, client):
        about(site.home)
        page = read(client, "/about/")
        assert words(page.select_one("h3")) == "Where we are"
        assert page.select_one(".location__name a")["href"] == "/locations/riverside/"
        assert openings(page)["openings"]

    def test_shows_every_location_on_the_home_page(self, site, riverside, client):
        site.home.body = about(site.home).body
        site.home.save()
        assert read(client, "/").select_one(".location__name").get_text() == "Riverside"

    def test_prints_only_its_heading_on_a_site_without_locations(self, site, client):
        about(site.home)
        page = read(client, "/about/")
        assert not page.select(".location, [data-opening-phrases]")


@pytest.mark.parametrize("url", ["/", "/about/", "/locations/", "/locations/location-0/"])
def test_twenty_locations_cost_the_queries_of_one(
    site, index, client, url, django_assert_num_queries, django_assert_max_num_queries
):
    site.home.body = about(site.home).body
    site.home.save()

    def add(number):
        LocationPageFactory(
            parent=index,
            slug=f"location-{number}",
            week=[hours(range(5), "09:00:00", "18:00:00")],
            exceptions=[closed("2026-12-24")],
            holiday_country="US",
        )

    add(0)
    client.get(url)
    with django_assert_max_num_queries(9) as one:
        assert "9:00" in client.get(url).text
    for number in range(1, 20):
        add(number)
    with django_assert_num_queries(len(one)):
        assert ("location-19/" in client.get(url).text) is ("location-0" not in url)


def test_a_location_is_found_by_what_it_says_of_the_way_there(riverside, client):
    riverside.transport = "Tram to the Old Foundry"
    riverside.save()
    assert "Riverside" in client.get("/search/?q=foundry").text
