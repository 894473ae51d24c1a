"""What search engines are told of locations."""

import json

import pytest
from bs4 import BeautifulSoup

from tests.factories import LocationPageFactory
from tests.pages.locations.hours import closed, dated, hours


def clinics(client, url):
    """Return what a page says of clinics, as `{name: data}`."""
    page = BeautifulSoup(client.get(url).content, "html.parser")
    data = json.loads(page.find("script", type="application/ld+json").string)
    found = data if isinstance(data, list) else [data]
    return {one["name"]: one for one in found if one["@type"] == "MedicalClinic"}


@pytest.fixture
def told(riverside, client, time_machine_at):
    """Return what the page of a location with everything says of it."""
    time_machine_at("2026-11-23T17:00:00Z")
    riverside.address = "1 River Road\nWrenfold"
    riverside.phone = "555-0134"
    riverside.week = [
        hours([0, 1], "09:00:00", "12:00:00"),
        hours([0], "14:00:00", "18:00:00", by_appointment=True),
        hours([2], by_appointment=True),
    ]
    riverside.exceptions = [
        closed("2026-12-24", "2027-01-01", "Between the years"),
        dated("open_as_well", "2026-11-24", "14:00:00", "15:00:00"),
    ]
    riverside.save()
    return clinics(client, "/locations/riverside/")["Riverside"]


def test_a_location_is_a_clinic_with_address_and_phone_that_belongs_to_the_clinic(told):
    assert told["@id"] == "http://localhost/locations/riverside/#location"
    assert told["url"] == "http://localhost/locations/riverside/"
    assert told["address"] == "1 River Road, Wrenfold"
    assert told["telephone"] == "555-0134"
    assert told["parentOrganization"] == {"@id": "http://localhost/#clinic"}


def test_its_usual_hours_are_given_by_weekday(told):
    assert told["openingHoursSpecification"] == [
        {
            "@type": "OpeningHoursSpecification",
            "opens": "09:00",
            "closes": "12:00",
            "dayOfWeek": ["Monday", "Tuesday"],
        },
        {
            "@type": "OpeningHoursSpecification",
            "opens": "14:00",
            "closes": "18:00",
            "description": "By appointment",
            "dayOfWeek": ["Monday"],
        },
    ]


def test_dates_that_differ_are_given_with_all_hours_of_the_day(told):
    special = told["specialOpeningHoursSpecification"]
    assert [
        (one["validFrom"], one["validThrough"], one["opens"], one["closes"]) for one in special
    ] == [
        ("2026-11-24", "2026-11-24", "09:00", "12:00"),
        ("2026-11-24", "2026-11-24", "14:00", "15:00"),
        ("2026-12-24", "2027-01-01", "00:00", "00:00"),
    ]
    assert special[-1]["name"] == "Between the years"


@pytest.mark.parametrize("url", ["/", "/locations/"])
def test_the_home_page_and_the_list_tell_of_every_location(index, riverside, client, url):
    LocationPageFactory(parent=index, title="Annex")
    found = clinics(client, url)
    assert {"Riverside", "Annex"} <= set(found)
    assert found["Riverside"]["url"] == "http://localhost/locations/riverside/"


def test_the_list_tells_of_hours_and_the_home_page_leaves_them_to_it(index, riverside, client):
    LocationPageFactory(parent=index, title="Annex")
    listed = clinics(client, "/locations/")
    assert listed["Riverside"]["openingHoursSpecification"][0]["opens"] == "09:00"
    assert "openingHoursSpecification" not in listed["Annex"]
    assert "openingHoursSpecification" not in clinics(client, "/")["Riverside"]
