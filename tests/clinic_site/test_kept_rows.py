"""Rows that are made once and put into many tests (tests/kept_rows.py)."""

import pytest
from django.db import transaction
from wagtail.models import Page, Site
from wagtail.search.models import IndexEntry

from pages import generation
from pages.models import Person, StandardPage
from tests.factories import PersonFactory, StandardPageFactory


@pytest.fixture(scope="module")
def kept_page(keep, kept_site):
    return keep(lambda site: StandardPageFactory(parent=site.home, slug="rooms"), on=kept_site)


def test_what_stood_before_is_changed_and_gone_as_when_it_was_made(site, client):
    assert Site.objects.get().root_page == site.home.page_ptr
    assert Page.objects.get(depth=1).numchild == 1
    assert not Page.objects.filter(title__startswith="Welcome").exists()
    assert client.get(site.blog.url).status_code == 200


def test_nothing_is_left_of_making_them(db, kept_site):
    assert Page.objects.get(depth=2).title.startswith("Welcome")
    assert not generation.has_unsaved_changes()


def test_putting_them_back_counts_as_a_change_for_readers(db, kept_site):
    kept_site.put_back()
    assert generation.has_unsaved_changes()


def test_kept_rows_may_stand_on_others(site, kept_page, client):
    page = kept_page.put_back()
    assert page.get_parent().pk == site.home.pk
    assert client.get("/rooms/").status_code == 200
    assert StandardPage.objects.get() == page


def test_what_one_test_does_to_what_it_got_is_not_seen_by_another(db, kept_site):
    for _test in range(2):
        with transaction.atomic():
            home = kept_site.put_back().home
            assert home.title == "Riverbank Clinic"
            home.title = "Changed"
            home.save()
            transaction.set_rollback(True)


def test_a_test_may_have_rows_of_its_own_before_them(db, kept_site, kept_page):
    person = PersonFactory()
    kept_site.put_back()
    kept_page.put_back()
    assert Person.objects.get() == person
    assert IndexEntry.objects.filter(object_id=str(person.pk)).exists()
