"""What a page of each type costs: at most 15 queries, the same however much the site holds."""

from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, get_page_models

from pages.models import ContactPage, LocationIndexPage, Person
from tests.bulk import add_articles
from tests.factories import (
    ConditionIndexPageFactory,
    ConditionPageFactory,
    EvidenceLibraryPageFactory,
    ImageFactory,
    LocationPageFactory,
    PersonFactory,
    ServiceIndexPageFactory,
    ServicePageFactory,
    StandardPageFactory,
    StudyFactory,
    make_request_page,
    section,
)
from tests.pages.locations.hours import closed, hours

MOST_QUERIES = 15
FEW, MORE = 1, 4


class Clinic:
    """A clinic with a page of each type, which can grow."""

    def __init__(self, site):
        home, self.blog = site.home, site.blog
        make_request_page(home, locations=("Here", "There"))
        self.locations = LocationIndexPage.objects.get()
        self.services = ServiceIndexPageFactory(parent=home)
        self.conditions = ConditionIndexPageFactory(parent=home)
        EvidenceLibraryPageFactory(parent=home)
        make_request_page(home, ContactPage, slug="contact")
        where = section("Where we are", [("locations", {"heading": "Where we are"})])
        StandardPageFactory(parent=home, body=[where])

    def grow(self, count):
        """Add so many of everything, each linked with each."""
        people = [PersonFactory(photo=ImageFactory()) for _ in range(count)]
        conditions = [ConditionPageFactory(parent=self.conditions) for _ in range(count)]
        services = [ServicePageFactory(parent=self.services) for _ in range(count)]
        for page in services:
            page.conditions = conditions
        for page in (*services, *conditions):
            page.practitioners = people
            page.save()
        for _ in range(count):
            LocationPageFactory(
                parent=self.locations,
                week=[hours(range(5), "09:00:00", "18:00:00")],
                exceptions=[closed("2026-12-24")],
                holiday_country="US",
            )
            StudyFactory()
        add_articles(self.blog, count, authors=people, about=[*services, *conditions])


def addresses():
    """Return the address of the first page of each type, and of people, by what it is."""
    first = {
        type(page).__name__: page.url
        for page in Page.objects.live().filter(depth__gt=1).specific().order_by("-path")
    }
    person = Person.objects.order_by("pk").first()
    return {**first, "the team": "/team/", "a person": person.get_absolute_url()}


def costs(client, places):
    """Return how many queries each place costs without a cache."""
    counted = {}
    for name, url in places.items():
        client.get(url)
        cache.clear()
        with CaptureQueriesContext(connection) as queries:
            assert client.get(url).status_code == 200, url
        counted[name] = len(queries)
    return counted


def test_a_page_of_each_type_costs_the_same_however_much_the_site_holds(site, client):
    clinic = Clinic(site)
    clinic.grow(FEW)
    places = addresses()
    assert set(places) >= {kind.__name__ for kind in set(get_page_models()) - {Page}}
    few = costs(client, places)
    clinic.grow(MORE)
    assert costs(client, places) == few
    assert {name: cost for name, cost in few.items() if cost > MOST_QUERIES} == {}
