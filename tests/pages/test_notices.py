"""Notices above pages: where, when, for whom, and at no query more."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale, Site

from pages.models import ClinicSettings, ClinicTexts, Notice, NoticeBoard
from pages.notices import write_boards
from tests.factories import NoticeFactory, StandardPageFactory

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def about(site):
    return StandardPageFactory(parent=site.home, slug="about")


def carried(client, url="/"):
    """Return `(importance, text, whether it is shown)` of the notices that a page carries."""
    page = BeautifulSoup(client.get(url).content, "html.parser")
    return [
        (
            notice.b.extract().get_text(),
            " ".join(notice.get_text().split()),
            not notice.has_attr("hidden"),
        )
        for notice in page.select("[data-notice]")
    ]


def test_a_notice_stands_on_every_page_and_the_search(site, about, client):
    NoticeFactory(text="Closed because of snow <today>", importance="urgent")
    for url in ("/", "/about/", "/team/", "/search/", "/blog/", "/no-such-page/"):
        assert carried(client, url) == [("Urgent", "Closed because of snow <today>", True)]


def test_a_page_without_one_carries_nothing_for_it(site, client):
    NoticeFactory(ends_at=timezone.now() - HOUR, starts_at=timezone.now() - 2 * HOUR)
    page = client.get("/").text
    assert "notices" not in page


def test_one_to_come_is_carried_hidden_with_its_times_and_one_far_away_is_not(site, client):
    coming = NoticeFactory(
        text="Soon", starts_at=timezone.now() + HOUR, ends_at=timezone.now() + 3 * HOUR
    )
    NoticeFactory(
        starts_at=timezone.now() + timedelta(days=8), ends_at=timezone.now() + timedelta(days=9)
    )
    assert carried(client) == [("Please note", "Soon", False)]
    page = BeautifulSoup(client.get("/").content, "html.parser")
    notice = page.select_one("[data-notice]")
    assert notice["data-starts"] == coming.starts_at.isoformat()
    assert notice["data-ends"] == coming.ends_at.isoformat()


def test_one_that_is_over_goes_although_nobody_touched_it(site, client, time_machine_at):
    NoticeFactory()
    assert len(carried(client)) == 1
    time_machine_at(timezone.now() + 2 * HOUR)
    assert carried(client) == []


def test_the_most_important_one_stands_first(site, client):
    for importance in ("information", "urgent", "warning"):
        NoticeFactory(importance=importance)
    assert [notice[0] for notice in carried(client)] == ["Urgent", "Important", "Please note"]


class TestPartOfTheSite:
    def test_is_its_page_and_the_pages_below(self, site, about, client):
        StandardPageFactory(parent=about, slug="rooms")
        NoticeFactory(text="Here", page=about)
        assert carried(client, "/about/") == [("Please note", "Here", True)]
        assert carried(client, "/about/rooms/") == [("Please note", "Here", True)]
        for url in ("/", "/blog/", "/team/"):
            assert carried(client, url) == []

    def test_goes_with_the_page_when_it_moves(self, site, about, client):
        NoticeFactory(text="Here", page=about)
        other = StandardPageFactory(parent=site.home, slug="other")
        about.move(other, pos="last-child")
        assert carried(client, "/other/about/") == [("Please note", "Here", True)]
        assert carried(client, "/other/") == []

    def test_stays_with_the_page_when_its_siblings_change_places(self, site, about, client):
        NoticeFactory(text="Here", page=about)
        StandardPageFactory(parent=site.home, slug="other").move(about, pos="left")
        assert carried(client, "/other/") == []
        assert carried(client, "/about/") == [("Please note", "Here", True)]

    def test_takes_the_notice_along_when_it_is_deleted(self, site, about, client):
        NoticeFactory(page=about)
        about.delete()
        StandardPageFactory(parent=site.home, slug="new")
        assert not Notice.objects.exists()
        assert carried(client, "/new/") == []


class TestBoard:
    def test_follows_a_change_and_a_deletion(self, site, client):
        notice = NoticeFactory(text="Closed")
        notice.text = "Open again"
        notice.save()
        assert carried(client)[0][1] == "Open again"
        notice.delete()
        assert carried(client) == []

    def test_forgets_what_is_over(self, site, time_machine_at):
        NoticeFactory()
        time_machine_at(timezone.now() + 2 * HOUR)
        write_boards()
        assert NoticeBoard.objects.get().entries == []

    def test_goes_with_its_clinic(self, site, client):
        NoticeFactory()
        ClinicSettings.objects.get().delete()
        assert not NoticeBoard.objects.exists()
        assert carried(client) == []

    def test_is_shown_also_where_the_clinic_has_texts(self, site, client):
        NoticeFactory(text="Closed")
        ClinicTexts.objects.create(clinic=ClinicSettings.objects.get(), locale=Locale.get_default())
        assert carried(client)[0][1] == "Closed"

    def test_speaks_the_language_of_the_page(self, site, client):
        NoticeFactory(text="Fermé", locale=Locale.objects.create(language_code="fr"))
        assert carried(client) == []

    @pytest.mark.parametrize("texts", [True, False])
    def test_costs_no_query(self, site, client, texts):
        clinic = ClinicSettings.objects.create(site=Site.objects.get())
        if texts:
            ClinicTexts.objects.create(clinic=clinic, locale=Locale.get_default())
        client.get("/")
        with CaptureQueriesContext(connection) as without:
            client.get("/")
        for _number in range(20):
            NoticeFactory(clinic=clinic)
        with CaptureQueriesContext(connection) as with_notices:
            assert len(carried(client)) == 20
        assert len(with_notices) == len(without)


class TestEditor:
    def form(self, **fields):
        return {
            "text": "Closed because of snow.",
            "importance": "warning",
            "starts_at": "2026-01-16 06:00",
            "ends_at": "2026-01-16 20:00",
            "page": "",
            "clinic": ClinicSettings.objects.get_or_create(site=Site.objects.get())[0].pk,
            **fields,
        }

    def test_a_notice_is_written_and_read(self, site, client, administrator, time_machine_at):
        time_machine_at("2026-01-16T07:00:00Z")
        client.force_login(administrator)
        add = reverse(Notice.snippet_viewset.get_url_name("add"))
        client.post(add, self.form())
        assert carried(client) == [("Important", "Closed because of snow.", True)]
        edit = reverse(Notice.snippet_viewset.get_url_name("edit"), args=[Notice.objects.get().pk])
        client.post(edit, self.form(text="Closed until noon."))
        assert carried(client) == [("Important", "Closed until noon.", True)]

    def test_one_that_ends_before_it_begins_is_refused(self, site, editor_client):
        add = reverse(Notice.snippet_viewset.get_url_name("add"))
        response = editor_client.post(add, self.form(ends_at="2026-01-16 05:00"))
        assert response.context["form"].errors == {
            "ends_at": ["Choose a time after the notice has begun."]
        }

    def test_one_without_an_end_is_refused(self, site):
        with pytest.raises(ValidationError, match="cannot be null"):
            Notice(text="For ever", clinic_id=1, locale=Locale.get_default()).full_clean()
