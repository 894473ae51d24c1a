"""Services and conditions: made, previewed, listed, read, and linked both ways."""

import json

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import PageViewRestriction
from wagtail.test.utils.form_data import streamfield

from pages.models import ConditionIndexPage, ConditionPage, ServiceIndexPage, ServicePage
from tests.bulk import add_articles
from tests.editor import (
    add_url,
    condition_form,
    edit_url,
    errors_of,
    posted_section,
    prose,
    service_form,
)
from tests.factories import (
    ConditionIndexPageFactory,
    ConditionPageFactory,
    ImageFactory,
    PersonFactory,
    ServiceIndexPageFactory,
    ServicePageFactory,
    publish_article,
    section,
)

TYPES = [(ServicePage, service_form), (ConditionPage, condition_form)]
MOST_QUERIES = 15


@pytest.fixture
def lists(site):
    """The two lists, by the type of page that stands below each."""
    return {
        ServicePage: ServiceIndexPageFactory(parent=site.home),
        ConditionPage: ConditionIndexPageFactory(parent=site.home),
    }


@pytest.fixture
def ana(site):
    return PersonFactory(name="Ana Ruiz", slug="ana-ruiz", credentials="L.Ac.")


@pytest.fixture
def service(lists, ana):
    """Acupuncture, for back pain, by Ana."""
    page = ServicePageFactory(
        parent=lists[ServicePage],
        title="Acupuncture",
        price="$80",
        duration="60 minutes",
        booking_url="https://book.example/needles",
    )
    page.conditions = [
        ConditionPageFactory(
            parent=lists[ConditionPage], title="Back pain", also_called="Lumbago, bad back"
        )
    ]
    page.practitioners = [ana]
    page.save()
    return page


def soup(client, url):
    return BeautifulSoup(client.get(url).content, "html.parser")


def raw_picture(image):
    picture = {"image": image.pk, "alt_text": "A room.", "decorative": False}
    return {"image": picture, "caption": ""}


def data_of(page, kind):
    data = json.loads(page.find("script", type="application/ld+json").string)
    return next(one for one in (data if isinstance(data, list) else [data]) if one["@type"] == kind)


@pytest.mark.parametrize(("page_type", "form_of"), TYPES)
class TestEachType:
    def test_is_made_previewed_published_edited_and_read(
        self, page_type, form_of, lists, ana, editor_client
    ):
        parent = lists[page_type]
        form = form_of(
            "Needles",
            "needles",
            practitioners=[ana],
            body=streamfield([posted_section("Parking", ("prose", prose("<p>Behind us.</p>")))]),
        )
        args = [page_type._meta.app_label, page_type._meta.model_name, parent.pk]
        preview = reverse("wagtailadmin_pages:preview_on_add", args=args)
        assert editor_client.post(preview, form).json()["is_valid"]
        previewed = editor_client.get(preview).text
        assert "What it is and how it goes." in previewed
        assert "Ana Ruiz" in previewed

        editor_client.post(add_url(page_type, parent), {**form, "action-publish": "1"})
        page = page_type.objects.get()
        read = editor_client.get(page.url).text
        for words in ("Needles", "In short.", "What to expect", "Behind us.", "Ana Ruiz, L.Ac."):
            assert words in read

        form["title"] = "Fine needles"
        editor_client.post(edit_url(page), {**form, "action-publish": "1"})
        assert "Fine needles" in editor_client.get(page.url).text

    @pytest.mark.parametrize("field", ["summary", "what_it_is", "what_to_expect"])
    def test_is_not_published_without_what_readers_need(
        self, page_type, form_of, field, lists, editor_client
    ):
        nothing = "" if field == "summary" else streamfield([])
        form = form_of(**{field: nothing, "action-publish": "1"})
        response = editor_client.post(add_url(page_type, lists[page_type]), form)
        assert field in errors_of(response)
        assert not page_type.objects.exists()

    def test_is_saved_as_a_draft_with_nothing_but_a_title(
        self, page_type, form_of, lists, editor_client
    ):
        form = form_of(summary="", what_it_is=streamfield([]))
        response = editor_client.post(add_url(page_type, lists[page_type]), form)
        assert response.status_code == 302
        assert not page_type.objects.get().live

    def test_is_listed_with_a_short_card(self, page_type, form_of, lists, client):
        factory = {ServicePage: ServicePageFactory, ConditionPage: ConditionPageFactory}[page_type]
        page = factory(
            parent=lists[page_type],
            title="Needles",
            summary="Thin ones.",
            lead_image=ImageFactory(),
        )
        factory(parent=lists[page_type], title="Secret", live=False)
        card = soup(client, lists[page_type].url).select_one(".card")
        assert card.find("a")["href"] == page.url
        assert "Thin ones." in card.text
        assert card.find("img")["alt"] == ""
        assert "Secret" not in client.get(lists[page_type].url).text

    def test_a_list_of_none_says_so(self, page_type, form_of, lists, client):
        assert "Nothing has been published here yet." in client.get(lists[page_type].url).text


@pytest.mark.parametrize("page_type", [ServiceIndexPage, ConditionIndexPage])
def test_a_list_is_made_previewed_published_and_read(site, editor_client, page_type):
    form = {"title": "What we do", "slug": "what-we-do", "introduction": "Few things, well."}
    args = [page_type._meta.app_label, page_type._meta.model_name, site.home.pk]
    preview = reverse("wagtailadmin_pages:preview_on_add", args=args)
    assert editor_client.post(preview, form).json()["is_valid"]
    assert "Few things, well." in editor_client.get(preview).text
    editor_client.post(add_url(page_type, site.home), {**form, "action-publish": "1"})
    assert "Few things, well." in editor_client.get("/what-we-do/").text
    assert editor_client.get(edit_url(page_type.objects.get())).status_code == 200


class TestService:
    def test_tells_time_price_and_where_to_book(self, service, client):
        facts = soup(client, service.url).select_one(".subject__facts")
        assert "60 minutes" in facts.text
        assert "$80" in facts.text
        assert facts.select_one("a.button")["href"] == "https://book.example/needles"

    def test_prints_its_parts_in_order_under_headings(self, service, client):
        headings = [h.text for h in soup(client, service.url).select(".subject__text h2")]
        assert headings == [
            "What it is",
            "Who it is for",
            "What to expect",
            "Risks, and when not to",
        ]

    @pytest.mark.parametrize("field", ["who_it_is_for", "risks"])
    def test_is_not_published_without_whom_it_suits_and_harms(self, lists, editor_client, field):
        form = service_form(**{field: streamfield([]), "action-publish": "1"})
        response = editor_client.post(add_url(ServicePage, lists[ServicePage]), form)
        assert field in errors_of(response)

    def test_refuses_a_booking_address_that_is_none(self, lists, editor_client):
        form = service_form(booking_url="javascript:alert(1)")
        response = editor_client.post(add_url(ServicePage, lists[ServicePage]), form)
        assert "booking_url" in errors_of(response)

    def test_is_a_therapy_to_search_engines(self, service, client):
        page = soup(client, service.url)
        therapy = data_of(page, "MedicalTherapy")
        condition = ConditionPage.objects.get()
        assert therapy["name"] == "Acupuncture"
        assert therapy["@id"] == "http://localhost/services/acupuncture/#subject"
        assert [one["name"] for one in therapy["@reverse"]["possibleTreatment"]] == ["Back pain"]
        assert (
            data_of(soup(client, condition.url), "MedicalCondition")["@id"]
            == (therapy["@reverse"]["possibleTreatment"][0]["@id"])
        )
        steps = data_of(page, "BreadcrumbList")["itemListElement"]
        assert [step["name"] for step in steps] == ["Riverbank Clinic", "Services", "Acupuncture"]


class TestCondition:
    def test_prints_its_other_names_and_parts(self, service, client):
        page = soup(client, ConditionPage.objects.get().url)
        assert "Lumbago, bad back" in page.select_one(".subject__names").text
        headings = [h.text for h in page.select(".subject__text h2")]
        assert headings == ["What it is", "What to expect", "When to get help"]

    def test_is_not_published_without_when_to_get_help(self, lists, editor_client):
        form = condition_form(when_to_get_help=streamfield([]), **{"action-publish": "1"})
        response = editor_client.post(add_url(ConditionPage, lists[ConditionPage]), form)
        assert "when_to_get_help" in errors_of(response)

    def test_is_a_condition_to_search_engines(self, service, client):
        data = data_of(soup(client, ConditionPage.objects.get().url), "MedicalCondition")
        assert data["alternateName"] == ["Lumbago", "bad back"]
        assert [one["name"] for one in data["possibleTreatment"]] == ["Acupuncture"]


class TestLinks:
    def test_lead_both_ways(self, service, site, client, ana):
        condition = ConditionPage.objects.get()
        condition.practitioners = [ana]
        condition.save()
        article = publish_article(
            site.blog, title="Needles tried", summary="On trial.", about=[service, condition]
        )
        for here, there in (
            (service, condition.url),
            (condition, service.url),
            (service, ana.get_absolute_url()),
            (condition, ana.get_absolute_url()),
            (service, article.url),
            (condition, article.url),
            (article, service.url),
            (article, condition.url),
        ):
            assert soup(client, here.url).main.find("a", href=there), (here, there)

    def test_to_an_article_stand_under_read_the_evidence(self, service, site, client):
        publish_article(site.blog, title="Needles tried", summary="On trial.", about=[service])
        part = soup(client, service.url).find(id="evidence").find_parent("section")
        assert "Read the evidence" in part.text
        assert "On trial." in part.text

    def test_never_lead_to_drafts(self, service, site, client):
        publish_article(site.blog, title="Needles tried", about=[service]).unpublish()
        condition = ConditionPage.objects.get()
        condition.unpublish()
        page = client.get(service.url).text
        assert "Needles tried" not in page
        assert condition.title not in page
        assert "Read the evidence" not in page

    def test_never_name_pages_that_not_everybody_may_read(self, service, site, client):
        article = publish_article(site.blog, title="Needles tried", about=[service])
        condition = ConditionPage.objects.get()
        for page in (condition, article):
            PageViewRestriction.objects.create(
                page=page.page_ptr, restriction_type=PageViewRestriction.LOGIN
            )
        page = client.get(service.url).text
        assert condition.title not in page
        assert "Needles tried" not in page

    def test_never_lead_to_somebody_who_is_no_longer_listed(self, service, client, ana):
        ana.is_listed = False
        ana.save()
        assert "Ana Ruiz" not in client.get(service.url).text

    def test_of_an_article_are_told_to_search_engines(self, service, site, client):
        article = publish_article(site.blog, about=[service])
        page = soup(client, article.url)
        data = json.loads(page.find("script", type="application/ld+json").string)
        assert "http://localhost/services/acupuncture/#subject" in {
            thing.get("@id") for thing in data[0]["about"]
        }


class TestWhatPagesCost:
    """At most 15 queries without a cache, however many rows."""

    def cost(self, client, url):
        client.get(url)
        cache.clear()
        with CaptureQueriesContext(connection) as queries:
            assert client.get(url).status_code == 200
        return len(queries)

    def fill(self, lists, blog, count):
        """Link everything with everything, `count` of each."""
        people = [PersonFactory(photo=ImageFactory()) for _ in range(count)]
        conditions = [
            ConditionPageFactory(parent=lists[ConditionPage], lead_image=ImageFactory())
            for _ in range(count)
        ]
        services = [
            ServicePageFactory(parent=lists[ServicePage], lead_image=ImageFactory())
            for _ in range(count)
        ]
        rooms = [ImageFactory() for _ in range(count)]
        for page in services:
            page.conditions = conditions
        for page in (*services, *conditions):
            page.practitioners = people
            page.body = [section("Rooms", [("image", raw_picture(room)) for room in rooms])]
            page.save()
        add_articles(blog, count, about=[*services, *conditions])
        return services[0], conditions[0]

    def test_is_the_same_for_1_and_7_of_each(self, lists, site, client):
        urls = {
            "service": lambda service, condition: service.url,
            "condition": lambda service, condition: condition.url,
            "services": lambda service, condition: lists[ServicePage].url,
            "conditions": lambda service, condition: lists[ConditionPage].url,
        }
        few = self.fill(lists, site.blog, 1)
        costs = {name: self.cost(client, url(*few)) for name, url in urls.items()}
        many = self.fill(lists, site.blog, 7)
        assert {name: self.cost(client, url(*many)) for name, url in urls.items()} == costs
        assert max(costs.values()) <= MOST_QUERIES, costs
