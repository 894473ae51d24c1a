"""Patients choose among the locations that the site has today."""

import pytest
from wagtail.models import PageViewRestriction

from pages.models import RequestSubmission
from tests.factories import (
    LocationIndexPageFactory,
    LocationPageFactory,
    make_request_page,
)
from tests.pages.requests.patient import ANSWERS, read, refusals

pytestmark = pytest.mark.django_db

QUESTION = "which_of_our_locations"
EITHER = "Whichever is sooner"


@pytest.fixture
def places(site):
    return LocationIndexPageFactory(parent=site.home)


@pytest.fixture
def mill(places):
    return LocationPageFactory(parent=places, title="Mill Street")


@pytest.fixture
def station(places):
    return LocationPageFactory(parent=places, title="Station")


def offered(client):
    """Return the locations that the form offers."""
    found = read(client.get("/appointment/")).select(f"[name={QUESTION}]")
    return [one["value"] for one in found]


def test_they_are_offered_as_staff_ordered_them(form_page, mill, station, client):
    assert offered(client) == ["Mill Street", "Station", EITHER]


def test_a_clinic_with_one_location_does_not_ask(form_page, mill, patient):
    assert offered(patient.client) == []
    assert patient.send(ANSWERS).status_code == 303


def test_a_new_name_a_new_location_and_a_closed_one_show_at_once(
    form_page, places, mill, station, client
):
    station.title = "Harbour"
    station.save_revision().publish()
    LocationPageFactory(parent=places, title="Old Town")
    mill.unpublish()
    assert offered(client) == ["Harbour", "Old Town", EITHER]


def test_a_private_location_is_not_offered(form_page, places, mill, station, client):
    PageViewRestriction.objects.create(page=station, restriction_type="login")
    LocationPageFactory(parent=places, title="Old Town")
    assert offered(client) == ["Mill Street", "Old Town", EITHER]


@pytest.mark.parametrize("answer", ["Station", EITHER])
def test_the_answer_is_kept_as_it_was_read(form_page, mill, station, patient, answer):
    assert patient.send(ANSWERS, **{QUESTION: answer}).status_code == 303
    assert RequestSubmission.objects.get().form_data[QUESTION] == answer


def test_one_that_is_gone_by_now_is_refused(form_page, mill, station, patient):
    response = patient.send(ANSWERS, **{QUESTION: "Closed last week"})
    assert response.status_code == 422
    assert any("choose one of the answers given here" in line for line in refusals(response))


def test_the_question_costs_no_query_for_each_location(
    form_page,
    places,
    mill,
    station,
    client,
    django_assert_num_queries,
    django_assert_max_num_queries,
):
    client.get("/appointment/")
    with django_assert_max_num_queries(15) as few:
        client.get("/appointment/")
    for number in range(10):
        LocationPageFactory(parent=places, title=f"Place {number}")
    with django_assert_num_queries(len(few.captured_queries)):
        client.get("/appointment/")


def test_a_page_without_the_question_asks_for_no_location(site, mill, station, client):
    page = make_request_page(site.home)
    page.form_fields = [one for one in page.form_fields.all() if one.field_type != "location"]
    page.save()
    assert offered(client) == []
