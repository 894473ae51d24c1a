"""Administrators enter and correct dates."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry

from blog.models import ArticlePage
from pages import dates
from pages.models import PageUpdate
from tests.pages.dates.desk import (
    administrator,
    clinician,
    fresh,
    notes,
    row,
    staff,
)

pytestmark = pytest.mark.django_db

PUBLISHED = date(2024, 5, 3)
REASON = "The note was forgotten."


@pytest.fixture
def update(article):
    return dates.record_update(article, date(2025, 1, 10), "We added a trial.")


def enter(worker, page, **changes):
    said = {"date": "2025-02-01", "kind": "update", "note": "We added a dose.", "reason": REASON}
    url = reverse("pages_dates_enter", args=[page.pk])
    return worker.client.post(url, said | changes, follow=True)


def correct(worker, update, seen=None, **changes):
    said = {
        "date": "2025-01-12",
        "kind": "correction",
        "note": "We mended a dose.",
        "reason": REASON,
        "seen": seen or update.stamp,
    }
    url = reverse("pages_dates_correct", args=[update.pk])
    return worker.client.post(url, said | changes, follow=True)


def set_published(worker, page, day, seen="2024-05-03", reason=REASON):
    url = reverse("pages_dates_published", args=[page.pk])
    return worker.client.post(
        url, {"published_on": day, "reason": reason, "seen": seen}, follow=True
    )


def history(page):
    url = reverse("wagtailadmin_pages:history", args=[page.pk])
    return administrator().client.get(url).text


class TestEntering:
    def test_a_forgotten_update_is_entered_with_its_date(self, article):
        worker = administrator()
        response = enter(worker, article)
        assert "The update was entered." in response.text
        update = PageUpdate.objects.get()
        assert (update.date, update.kind, update.note) == (
            date(2025, 2, 1),
            "update",
            "We added a dose.",
        )
        assert update.recorded_by == worker.user
        assert row(article).updated_on == date(2025, 2, 1)
        assert "Update of 1 February 2025: We added a dose." in history(article)
        assert REASON in history(article)

    @pytest.mark.parametrize(
        ("changes", "sentence"),
        [
            ({"note": ""}, "Say in a sentence what changed."),
            ({"note": "x" * 501}, "Keep the note to 500 characters; it has 501."),
            ({"date": ""}, "Give the day of the change."),
            ({"date": "2024-05-02"}, "The page was published on 3 May 2024."),
            ({"date": "2999-01-01"}, "lies in the future"),
            ({"reason": "  "}, "Say why. It stands"),
            ({"kind": "imported"}, "Select a valid choice."),
        ],
    )
    def test_bad_input_gets_a_sentence_and_nothing_is_saved(self, article, changes, sentence):
        response = enter(administrator(), article, **changes)
        assert sentence in str(response.context["form"].errors)
        assert PageUpdate.objects.count() == 0

    def test_two_administrators_who_enter_at_once_are_both_kept(self, article):
        enter(administrator(), article, note="One.")
        enter(administrator(), article, note="Two.")
        assert notes(article) == ["Two.", "One."]

    def test_what_is_on_record_is_shown_and_can_be_corrected(self, article, update):
        page = administrator().client.get(reverse("pages_dates_enter", args=[article.pk]))
        assert "We added a trial." in page.text
        assert reverse("pages_dates_correct", args=[update.pk]) in page.text


class TestCorrecting:
    def test_a_correction_stands_in_the_history_with_before_and_after(self, article, update):
        response = correct(administrator(), update)
        assert "The update was corrected." in response.text
        assert notes(article) == ["We mended a dose."]
        assert row(article).updated_on == date(2025, 1, 12)
        text = history(article)
        assert "Update, 10 January 2025: We added a trial." in text
        assert "Correction, 12 January 2025: We mended a dose." in text
        assert REASON in text

    def test_two_administrators_at_once_do_not_overwrite_each_other_unseen(self, article, update):
        seen = update.stamp
        correct(administrator(), update, note="First.")
        response = correct(administrator(), update, seen=seen, note="Second.")
        assert "Somebody else changed this meanwhile" in response.text
        assert "Correction of 12 January 2025: First." in response.text
        assert "Second." in response.text
        assert notes(article) == ["First."]
        correct(
            administrator(), update, seen=response.context["form"]["seen"].value(), note="Second."
        )
        assert notes(article) == ["Second."]

    @pytest.mark.parametrize(
        ("changes", "field"),
        [
            ({"date": "2999-01-01"}, "date"),
            ({"date": "2024-05-02"}, "date"),
            ({"note": " "}, "note"),
            ({"reason": ""}, "reason"),
        ],
    )
    def test_bad_input_changes_nothing(self, article, update, changes, field):
        response = correct(administrator(), update, **changes)
        assert field in response.context["form"].errors
        assert notes(article) == ["We added a trial."]

    def test_an_imported_date_is_corrected_and_stays_imported(self, article):
        dates.record_import(article, PUBLISHED, date(2024, 9, 1))
        imported = PageUpdate.objects.get()
        page = administrator().client.get(reverse("pages_dates_correct", args=[imported.pk]))
        assert list(page.context["form"].fields) == ["date", "reason", "seen"]
        correct(administrator(), imported, date="2024-09-02")
        imported.refresh_from_db()
        assert (imported.date, imported.kind, imported.note) == (date(2024, 9, 2), "imported", "")
        assert notes(article) == []

    def test_an_update_that_is_gone_is_not_found(self, article):
        url = reverse("pages_dates_correct", args=[999_999])
        assert administrator().client.get(url).status_code == 404


class TestThePublishedDate:
    def test_it_is_set_with_a_reason(self, article):
        set_published(administrator(), article, "2023-04-02")
        assert row(article).published_on == date(2023, 4, 2)
        assert "Published date: 3 May 2024 → 2 April 2023" in history(article)
        assert REASON in history(article)

    def test_nobody_may_know_it(self, article):
        set_published(administrator(), article, "")
        assert row(article).published_on is None
        assert "Published date: 3 May 2024 → none" in history(article)

    @pytest.mark.parametrize(
        ("day", "sentence"),
        [
            ("2999-01-01", "lies in the future"),
            ("2025-01-11", "Readers were told of a change on 10 January 2025."),
            ("yesterday", "Enter a valid date."),
        ],
    )
    def test_an_impossible_day_is_refused(self, article, update, day, sentence):
        response = set_published(administrator(), article, day)
        assert sentence in response.context["form"].errors["published_on"][0]
        assert row(article).published_on == PUBLISHED

    def test_tomorrow_in_the_clinics_zone_is_the_future(self, article, settings, time_machine_at):
        settings.TIME_ZONE = "America/New_York"
        time_machine_at("2026-03-01T03:00:00Z")
        response = set_published(administrator(), article, "2026-03-01")
        assert "lies in the future" in response.context["form"].errors["published_on"][0]
        set_published(administrator(), article, "2026-02-28")
        assert row(article).published_on == date(2026, 2, 28)

    def test_two_administrators_at_once_do_not_overwrite_each_other_unseen(self, article):
        set_published(administrator(), article, "2023-04-02")
        response = set_published(administrator(), article, "2022-01-01")
        assert "Somebody else changed this meanwhile" in response.text
        assert "Published on 2 April 2023." in response.text
        assert row(article).published_on == date(2023, 4, 2)

    def test_without_a_reason_nothing_changes(self, article):
        set_published(administrator(), article, "2023-04-02", reason="")
        assert row(article).published_on == PUBLISHED


ADDRESSES = ["pages_dates_enter", "pages_dates_published", "pages_dates_correct"]


def address(name, page, update):
    return reverse(name, args=[(update if name == "pages_dates_correct" else page).pk])


@pytest.mark.parametrize("name", ADDRESSES)
@pytest.mark.parametrize("somebody", [staff, clinician])
def test_only_administrators_may(article, update, name, somebody):
    before = (PageUpdate.objects.values().get(), row(article).published_on)
    client = somebody().client
    url = address(name, article, update)
    assert client.get(url).status_code == 302
    said = {"date": "2025-01-12", "kind": "update", "note": "N.", "reason": "R."}
    client.post(url, said | {"published_on": "2023-01-01", "seen": update.stamp})
    assert (PageUpdate.objects.values().get(), row(article).published_on) == before


@pytest.mark.parametrize("name", ADDRESSES[:2])
class TestPagesWithoutDatesOfTheirOwn:
    def test_an_alias_is_refused_with_a_sentence(self, article, name):
        alias = article.create_alias(update_slug="mirror")
        url = reverse(name, args=[alias.pk])
        response = administrator().client.post(url, {"published_on": "2023-01-01"}, follow=True)
        assert "This page mirrors another one" in response.text

    def test_a_page_that_was_never_published_is_refused_with_a_sentence(self, site, name):
        page = ArticlePage(title="New", slug="new", live=False)
        site.blog.add_child(instance=page)
        response = administrator().client.get(reverse(name, args=[page.pk]), follow=True)
        assert "This page was never published" in response.text

    def test_an_unknown_page_is_not_found(self, site, name):
        assert administrator().client.get(reverse(name, args=[999_999])).status_code == 404

    def test_a_locked_page_can_be_dated(self, article, name):
        article.locked, article.locked_by = True, staff().user
        article.save(update_fields=["locked", "locked_by"])
        assert administrator().client.get(reverse(name, args=[article.pk])).status_code == 200


def test_the_editor_leads_administrators_there(article):
    page = administrator().open(article).text
    for name in ADDRESSES[:2]:
        assert reverse(name, args=[article.pk]) in page
    assert reverse("pages_dates_enter", args=[article.pk]) not in clinician().open(article).text


def test_correcting_dates_is_no_edit_of_the_page(article, update):
    before = fresh(article).latest_revision_id
    worker = administrator()
    correct(worker, update)
    set_published(worker, article, "2023-04-02")
    enter(worker, article, date=(timezone.localdate() - timedelta(days=1)).isoformat())
    assert fresh(article).latest_revision_id == before
    actions = PageLogEntry.objects.filter(page=article.pk, user=worker.user)
    assert set(actions.values_list("action", flat=True)) == {
        "pages.dates.correct",
        "pages.dates.published",
        "pages.dates.update",
    }
