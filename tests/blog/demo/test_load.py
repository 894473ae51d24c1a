"""`manage.py load_demo`: an invented clinic on an empty site."""

from contextlib import ExitStack

import pytest
from django.core.management.base import CommandError
from wagtail.documents import get_document_model
from wagtail.models import Page, Site

from blog.demo import load
from blog.demo.library import add_documents
from blog.models import ArticlePage, BlogIndexPage, Study, Topic
from pages.models import (
    ClinicSettings,
    ConditionPage,
    DemoRecord,
    HomePage,
    Image,
    Person,
    ServicePage,
    StandardPage,
)
from tests.factories import PersonFactory, StandardPageFactory, StudyFactory

EVERYTHING = (Page, Image, get_document_model(), Person, Topic, Study, DemoRecord)


def counts():
    return {model.__name__: model.objects.count() for model in EVERYTHING}


def addresses():
    """Return the address of every public page that shows the demo clinic."""
    pages = [page.url for page in Page.objects.live().filter(depth__gt=1)]
    people = [person.get_absolute_url() for person in Person.objects.all()]
    topics = [f"/blog/topics/{topic.slug}/" for topic in Topic.objects.all()]
    return [*pages, *people, *topics, "/team/", "/blog/2025/", "/search/?q=nerve", "/search/"]


def test_it_loads_a_clinic_with_people_topics_and_articles(demo):
    clinic = ClinicSettings.objects.get()
    assert "Loaded the demo clinic" in demo
    assert clinic.is_demo
    assert clinic.name == "Wrenfold Clinic"
    assert clinic.phone.startswith("555-01")
    assert clinic.email.endswith(".example")
    assert Person.objects.count() == 3
    assert Topic.objects.count() == 4
    assert ArticlePage.objects.live().count() == 3
    assert ServicePage.objects.live().count() == 3
    assert ConditionPage.objects.live().count() == 3
    assert StandardPage.objects.get(slug="about").live


def test_every_page_of_the_demo_says_that_the_clinic_is_invented(demo, client):
    for address in addresses():
        response = client.get(address)
        page = response.content.decode()
        assert response.status_code == 200, address
        assert "Invented clinic for demonstration" in page, address
        assert '<meta name="robots" content="noindex' in page, address


def test_a_second_run_changes_nothing_and_says_so(demo, run, media):
    before, files = counts(), media()
    assert run("load_demo") == "The demo clinic is loaded already; nothing to do.\n"
    assert counts() == before
    assert media() == files


def test_it_loads_onto_a_site_that_is_set_up(run):
    run("set_up_site")
    home = HomePage.objects.get()
    assert "Loaded" in run("load_demo")
    assert HomePage.objects.get().pk == home.pk
    assert BlogIndexPage.objects.count() == 1


def own_page():
    StandardPageFactory(parent=HomePage.objects.get(), title="Parking")


def own_home_text():
    home = HomePage.objects.get()
    home.headline = "Welcome"
    home.save()


def own_name():
    clinic = ClinicSettings.for_site(Site.objects.get())
    clinic.name = "Riverbank Clinic"
    clinic.save()


def own_legal_page():
    page = StandardPage.objects.get(slug="privacy")
    page.body = []  # questions to the clinic do not go live
    page.save_revision().publish()


def own_draft():
    page = StandardPage.objects.get(slug="privacy")
    page.summary = "What we keep."
    page.save_revision()


@pytest.mark.parametrize(
    ("begin", "found"),
    [
        (own_page, "1 page"),
        (PersonFactory, "1 person"),
        (StudyFactory, "1 study"),
        (own_home_text, "a home page with text"),
        (own_name, "a clinic's name"),
        (own_legal_page, "1 page"),
        (own_draft, "1 page"),
    ],
)
def test_a_site_with_content_of_its_own_is_refused_in_a_sentence(run, media, begin, found):
    run("set_up_site")
    begin()
    before = counts()
    with pytest.raises(CommandError, match=f"content of its own: {found}.*nothing was changed"):
        run("load_demo")
    assert counts() == before
    assert media() == []


def test_a_site_with_documents_of_its_own_is_refused_too(run):
    run("set_up_site")
    add_documents(ExitStack())
    with pytest.raises(CommandError, match="2 documents"):
        run("load_demo")


def test_a_failure_half_way_leaves_neither_rows_nor_files(run, media, monkeypatch):
    before = counts()

    def fail(*args):
        raise OSError("the disk is full")

    monkeypatch.setattr(load, "_publish_article", fail)
    with pytest.raises(OSError, match="full"):
        run("load_demo")
    assert counts() == before
    assert media() == []
