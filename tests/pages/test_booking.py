"""Where a patient books: the same answer on every page that offers it."""

import pytest
from bs4 import BeautifulSoup

from pages.models import ClinicSettings
from tests.factories import (
    LocationIndexPageFactory,
    LocationPageFactory,
    PersonFactory,
    ServiceIndexPageFactory,
    ServicePageFactory,
    make_request_page,
)

OWN = "https://book.example/this"
CLINICS = "https://book.example/clinic"
KINDS = ("service", "location", "person")


@pytest.fixture
def bookable(site):
    """Return a function that makes one of a kind and returns its path."""

    def make(kind, **fields):
        if kind == "person":
            return PersonFactory(name="Ana Vale", **fields).get_absolute_url()
        if kind == "service":
            index = ServiceIndexPageFactory(parent=site.home)
            return ServicePageFactory(parent=index, title="Needles", **fields).get_url()
        index = LocationIndexPageFactory(parent=site.home)
        return LocationPageFactory(parent=index, title="Riverside", **fields).get_url()

    return make


@pytest.fixture
def button(client):
    """Return a function that gives the button in the text of a page, or None."""
    return lambda url: BeautifulSoup(client.get(url).content, "html.parser").select_one(
        "main a.button"
    )


def let_the_clinic_book(site):
    clinic = ClinicSettings.for_site(site.home.get_site())
    clinic.booking_url = CLINICS
    clinic.save()


@pytest.mark.parametrize("kind", KINDS)
class TestThePageOfWhatCanBeBooked:
    def test_leads_to_its_own_address_first(self, site, bookable, button, kind):
        let_the_clinic_book(site)
        make_request_page(site.home)
        shown = button(bookable(kind, booking_url=OWN))
        assert shown["href"] == OWN
        assert shown.text.startswith("Book an appointment: ")

    def test_leads_to_the_clinics_address_without_one(self, site, bookable, button, kind):
        let_the_clinic_book(site)
        make_request_page(site.home)
        assert button(bookable(kind))["href"] == CLINICS

    def test_leads_to_the_form_where_nobody_books_elsewhere(self, site, bookable, button, kind):
        make_request_page(site.home)
        shown = button(bookable(kind))
        assert shown["href"] == "/appointment/"
        assert shown.text.startswith("Ask for an appointment: ")

    def test_has_no_button_where_there_is_no_way_to_book(self, bookable, button, kind):
        assert button(bookable(kind)) is None


def test_somebody_who_has_left_cannot_be_booked(site, bookable, button):
    let_the_clinic_book(site)
    assert button(bookable("person", is_listed=False)) is None


def test_a_card_of_a_location_repeats_no_address_but_its_own(site, bookable, client):
    let_the_clinic_book(site)
    bookable("location")
    cards = BeautifulSoup(client.get("/locations/").content, "html.parser").select(".location")
    assert [card.select("a.button") for card in cards] == [[]]
