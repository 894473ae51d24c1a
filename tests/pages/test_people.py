"""The team and the profiles."""

import json
from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation

from blog.models import ArticlePage
from pages.languages import language_names
from pages.models import PageReview
from tests.bulk import add_articles
from tests.factories import (
    ConditionIndexPageFactory,
    ConditionPageFactory,
    PersonFactory,
    ProfessionFactory,
    ServiceIndexPageFactory,
    ServicePageFactory,
    publish_article,
)

pytestmark = pytest.mark.django_db


def main_of(response):
    return BeautifulSoup(response.content, "html.parser").main


@pytest.fixture
def ana(site):
    return PersonFactory(
        name="Ana Ruiz",
        slug="ana-ruiz",
        credentials="L.Ac.",
        profession=ProfessionFactory(name="Acupuncturist"),
        biography="Ana has treated sore feet since 2009.\n\nShe listens first.",
    )


def test_the_team_shows_who_is_listed(ana, client):
    PersonFactory(name="Gone Away", is_listed=False)
    main = main_of(client.get("/team/"))
    assert [link["href"] for link in main.select(".people a")] == ["/team/ana-ruiz/"]
    assert "Ana Ruiz, L.Ac." in main.text
    assert "Gone Away" not in main.text


def test_a_team_of_nobody_says_so(site, client):
    assert "Nobody has been introduced" in main_of(client.get("/team/")).text


def test_a_profile_shows_who_somebody_is_and_what_they_wrote(ana, site, client):
    other = PersonFactory(name="Zoe Lind")
    written = publish_article(site.blog, title="Sore feet", authors=[other, ana])
    publish_article(site.blog, title="Sore hands", authors=[other])
    main = main_of(client.get("/team/ana-ruiz/"))
    assert main.h1.text == "Ana Ruiz, L.Ac."
    assert "Acupuncturist" in main.text
    assert "She listens first." in main.text
    assert main.find("a", href=written.url)
    assert "Sore hands" not in main.text


def test_a_profile_shows_languages_licence_and_where_to_book(ana, client):
    ana.languages, ana.licence_number = ["en", "es", "ase"], "Oregon AC00123"
    ana.booking_url = "https://book.example/ana"
    ana.save()
    main = main_of(client.get("/team/ana-ruiz/"))
    assert "English, Spanish, American Sign Language" in main.text
    assert "Oregon AC00123" in main.text
    assert main.find("a", href="https://book.example/ana").text.startswith("Book an appointment")


def test_languages_are_named_as_the_reader_calls_them():
    with translation.override("de"):
        assert language_names(["es", "fr"]) == ["Spanisch", "Französisch"]


def test_a_profile_shows_what_somebody_reviewed_unless_the_review_was_revoked(ana, site, client):
    titles = ("Sore feet", "Sore hands")
    for title in titles:
        article = publish_article(site.blog, title=title, summary="In short.")
        PageReview.objects.create(
            page=article, date=date(2026, 3, 1), reviewer=ana, reviewer_name="Ana Ruiz"
        )
    PageReview.objects.filter(page__title="Sore hands").update(revoked_at=timezone.now())
    main = main_of(client.get("/team/ana-ruiz/"))
    reviewed = main.find(id="reviewed-by").find_parent("section")
    assert reviewed.h2.text == "Articles reviewed by Ana Ruiz"
    assert [link.text for link in reviewed.find_all("a")] == ["Sore feet"]


def test_drafts_are_not_shown_on_a_profile(ana, site, client):
    publish_article(site.blog, title="Sore feet", authors=[ana]).unpublish()
    assert "Sore feet" not in main_of(client.get("/team/ana-ruiz/")).text


def test_somebody_who_has_left_keeps_a_profile(site, client):
    PersonFactory(name="Gone Away", slug="gone", is_listed=False)
    assert client.get("/team/gone/").status_code == 200


def test_only_a_physician_is_one_to_search_engines(ana, client):
    def types():
        html = client.get("/team/ana-ruiz/").content
        script = BeautifulSoup(html, "html.parser").find("script", type="application/ld+json")
        return json.loads(script.string)[0]["mainEntity"]

    ana.licence_number, ana.languages = "AC00123", ["es"]
    ana.save()
    person = types()
    assert person["@type"] == "Person"
    assert person["knowsLanguage"] == ["es"]
    assert person["hasCredential"] == {
        "@type": "EducationalOccupationalCredential",
        "name": "L.Ac.",
        "credentialCategory": "license",
        "identifier": "AC00123",
    }
    ana.profession.is_physician = True
    ana.profession.save()
    assert types()["@type"] == ["Person", "Physician"]


@pytest.mark.parametrize("slug", ["nobody", "ana-ruiz-2", "1"])
def test_an_unknown_person_gives_404(ana, client, slug):
    assert client.get(f"/team/{slug}/").status_code == 404


def test_the_trail_leads_from_a_profile_to_the_team(ana, client):
    trail = main_of(client.get("/team/ana-ruiz/")).select(".trail a")
    assert [link["href"] for link in trail] == ["/", "/team/"]


def test_a_profile_says_who_it_is_about_to_search_engines(ana, site, client):
    html = client.get("/team/ana-ruiz/").content.decode()
    soup = BeautifulSoup(html, "html.parser")
    profile, trail = json.loads(soup.find("script", type="application/ld+json").string)
    person = profile["mainEntity"]
    assert person["@type"] == "Person"
    assert person["name"] == "Ana Ruiz"
    assert person["honorificSuffix"] == "L.Ac."
    assert person["url"].endswith("/team/ana-ruiz/")
    assert person["url"].startswith("http://localhost/")
    assert [step["name"] for step in trail["itemListElement"]] == [
        "Riverbank Clinic",
        "Team",
        "Ana Ruiz",
    ]
    assert soup.find("link", rel="canonical")["href"] == "http://localhost/team/ana-ruiz/"
    assert soup.find("meta", property="og:type")["content"] == "profile"


def test_a_profile_costs_the_same_for_1_and_60_articles(ana, site, client):
    zoe = PersonFactory(name="Zoe Lind", slug="zoe")
    add_articles(site.blog, 1, word="foot", authors=[zoe])
    add_articles(site.blog, 60, word="hand", authors=[ana])
    lists = ServiceIndexPageFactory(parent=site.home), ConditionIndexPageFactory(parent=site.home)
    for person, count in ((zoe, 1), (ana, 5)):
        for number in range(count):
            for parent, make in zip(lists, (ServicePageFactory, ConditionPageFactory), strict=True):
                page = make(parent=parent, title=f"{person.slug} {number}")
                page.practitioners = [person]
                page.save()
        for article in ArticlePage.objects.all()[:count]:
            PageReview.objects.create(page=article, date=date(2026, 3, 1), reviewer=person)
    counts = []
    for slug in ("zoe", "ana-ruiz"):
        client.get(f"/team/{slug}/")
        with CaptureQueriesContext(connection) as queries:
            client.get(f"/team/{slug}/")
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 15
