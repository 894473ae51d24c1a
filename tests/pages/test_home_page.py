"""The front page: its bands, what each prints, and what they cost."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pages.models import ClinicSettings, ServicePage
from tests.factories import (
    ArticlePageFactory,
    PersonFactory,
    ServiceIndexPageFactory,
    ServicePageFactory,
    StandardPageFactory,
    make_request_page,
)

MOST_QUERIES = 15


@pytest.fixture
def front(site, client):
    """Return a function that gives the home page a body and returns what readers get."""

    def show(*bands):
        if bands:
            site.home.body = [{"type": kind, "value": value} for kind, value in bands]
            site.home.save_revision().publish()
        return BeautifulSoup(client.get("/").content, "html.parser")

    return show


@pytest.fixture
def services(site):
    """Return three services, in the order of their list."""
    index = ServiceIndexPageFactory(parent=site.home)
    return [ServicePageFactory(parent=index, title=title) for title in ("Needles", "Talk", "Walks")]


def headings(page, level="h2"):
    return [heading.text for heading in page.select(f"main {level}")]


def test_a_new_home_page_prints_no_band_that_has_nothing_in_it(front):
    assert headings(front()) == []


def test_a_new_home_page_shows_what_the_site_comes_to_hold(front, site, services):
    ArticlePageFactory(parent=site.blog, title="Backs")
    PersonFactory(name="Ana Vale")
    page = front()
    assert headings(page) == ["What we can do for you", "From our articles", "Who you will meet"]
    assert headings(page, "h3") == ["Needles", "Talk", "Walks", "Backs", "Ana Vale"]
    assert page.find("a", string="All services")["href"] == "/services/"


class TestServices:
    def test_those_that_staff_chose_stand_in_their_order(self, front, services):
        chosen = [services[2].pk, services[0].pk]
        page = front(("services", {"heading": "Ours", "chosen": chosen}))
        assert headings(page, "h3") == ["Walks", "Needles"]

    def test_a_chosen_one_that_is_no_longer_public_is_left_out(self, front, services):
        services[0].unpublish()
        page = front(("services", {"heading": "Ours", "chosen": [one.pk for one in services[:2]]}))
        assert headings(page, "h3") == ["Talk"]

    def test_a_chosen_one_that_was_deleted_is_left_out(self, front, services):
        chosen = [one.pk for one in services]
        ServicePage.objects.get(pk=chosen[1]).delete()
        page = front(("services", {"heading": "Ours", "chosen": chosen}))
        assert headings(page, "h3") == ["Needles", "Walks"]


class TestTheCallToAction:
    def test_leads_to_a_page_that_staff_chose(self, front, site):
        about = StandardPageFactory(parent=site.home, slug="about")
        value = {"heading": "Begin", "text": "", "label": "Read on", "page": about.pk}
        button = front(("call_to_action", value)).select_one("main .action .button")
        assert (button.text, button["href"]) == ("Read on", "/about/")

    def test_without_a_page_it_leads_to_the_form_for_appointments(self, front, site):
        make_request_page(site.home)
        value = {"heading": "Begin", "text": "", "label": "", "page": None}
        button = front(("call_to_action", value)).select_one("main .action .button")
        assert (button.text, button["href"]) == ("Ask for an appointment", "/appointment/")

    def test_offers_the_telephone_too(self, front, site):
        clinic = ClinicSettings.for_site(site.home.get_site())
        clinic.phone = "555-0134"
        clinic.save()
        value = {"heading": "Begin", "text": "", "label": "", "page": None}
        page = front(("call_to_action", value))
        assert page.select_one("main .action a")["href"] == "tel:5550134"
        assert not page.select("main .action .button")


def test_a_section_of_free_text_stands_between_bands(front, services):
    words = {"heading": "How we work", "content": [{"type": "prose", "value": "<p>Slowly.</p>"}]}
    page = front(("section", words), ("services", {"heading": "Ours", "chosen": []}))
    assert [heading.text.removesuffix(" #") for heading in page.select("main h2")] == [
        "How we work",
        "Ours",
    ]
    assert "Slowly." in page.main.text


def test_it_costs_the_same_whatever_it_shows_more_of(front, site, services, client):
    ArticlePageFactory(parent=site.blog)
    PersonFactory()
    front()
    with CaptureQueriesContext(connection) as before:
        client.get("/")
    for number in range(3):
        ServicePageFactory(parent=services[0].get_parent(), title=f"More {number}")
        ArticlePageFactory(parent=site.blog)
        PersonFactory()
    with CaptureQueriesContext(connection) as after:
        client.get("/")
    assert len(after) == len(before) <= MOST_QUERIES
