"""`manage.py set_up_site`: an empty site, once."""

from io import StringIO

import pytest
from django.core.management import call_command
from wagtail.models import Page, Site

from blog import setup as blog_setup
from blog.models import BlogIndexPage, EvidenceLibraryPage
from pages import setup
from pages.models import ClinicSettings, ClinicTexts, HomePage, StandardPage

pytestmark = pytest.mark.django_db


def set_up():
    out = StringIO()
    call_command("set_up_site", stdout=out)
    return out.getvalue()


def test_a_fresh_database_gets_a_home_page_and_a_blog_in_the_menu(client):
    set_up()
    home = Site.objects.get(is_default_site=True).root_page.specific
    blog = BlogIndexPage.objects.get()
    assert isinstance(home, HomePage)
    assert blog.get_parent().pk == home.pk
    assert blog.live
    assert blog.show_in_menus
    assert client.get("/").status_code == 200
    assert client.get("/blog/").status_code == 200


def test_a_fresh_database_gets_an_evidence_library_that_the_footer_leads_to(client):
    set_up()
    library = EvidenceLibraryPage.objects.get()
    assert library.live
    assert library.url_path.endswith("/evidence/")
    assert "No article cites a study yet." in client.get("/evidence/").text
    assert '<a href="/evidence/">Studies we cite</a>' in client.get("/").text


def test_wagtails_welcome_page_goes_and_the_site_record_stays():
    before = Site.objects.get()
    set_up()
    after = Site.objects.get()
    assert (after.pk, after.hostname, after.port) == (before.pk, before.hostname, before.port)
    assert list(Page.objects.filter(depth=2).values_list("slug", flat=True)) == ["home"]


def test_a_database_without_any_site_gets_one_at_the_sites_address(settings):
    Site.objects.all().delete()
    set_up()
    site = Site.objects.get()
    assert site.is_default_site
    assert site.hostname == settings.SITE_ADDRESS.hostname
    assert site.root_page.slug == "home"


def test_the_pages_that_only_the_clinic_can_write_are_drafts_with_a_checklist_under_each_heading(
    client,
):
    set_up()
    pages = list(StandardPage.objects.order_by("path"))
    assert [page.slug for page in pages] == [
        "new-patients",
        "fees",
        "cancellations",
        "privacy",
        "accessibility",
        "notice-of-privacy-practices",
        "legal-notice",
    ]
    for page in pages:
        assert not page.live
        assert client.get(f"/{page.slug}/").status_code == 404
        for section in page.get_latest_revision_as_object().body:
            assert section.value["heading"]
            assert "<li>" in str(section.value["content"][0].value)


def test_settings_and_texts_have_their_defaults():
    set_up()
    clinic = ClinicSettings.objects.get()
    texts = ClinicTexts.objects.get()
    assert clinic.name == ""
    assert not clinic.is_demo
    assert "does not replace advice" in texts.health_disclaimer


def test_a_second_run_changes_nothing_and_says_so():
    set_up()
    before = list(Page.objects.order_by("pk").values())
    assert set_up() == "The site is set up already; nothing to do.\n"
    assert list(Page.objects.order_by("pk").values()) == before


def test_of_two_runs_at_once_the_one_that_waited_finds_the_site_set_up(monkeypatch):
    take_lock, others = setup.lock_tree, []

    def somebody_else_was_first():
        if not others:
            others.append(True)
            assert blog_setup.set_up_site()
        return take_lock()

    monkeypatch.setattr(setup, "lock_tree", somebody_else_was_first)
    assert not blog_setup.set_up_site()
    assert HomePage.objects.count() == 1


def test_a_failure_leaves_wagtails_own_site_as_it_was(monkeypatch):
    before = list(Page.objects.order_by("pk").values("pk", "slug", "url_path"))

    def fail(home):
        raise OSError("the disk is full")

    monkeypatch.setattr(setup, "make_starting_pages", fail)
    with pytest.raises(OSError, match="full"):
        set_up()
    assert list(Page.objects.order_by("pk").values("pk", "slug", "url_path")) == before
