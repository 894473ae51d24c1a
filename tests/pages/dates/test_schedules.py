"""Updates that go live at a time."""

from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry

from blog.models import ArticlePage
from pages.models import PageDates, PageUpdate
from tests.pages.dates.desk import NOTE, clinician, fresh, notes, row, staff, waiting

pytestmark = pytest.mark.django_db


def schedule(worker, page, at, **fields):
    day = timezone.localtime(at).strftime("%Y-%m-%d %H:%M")
    return worker.publish_as_update(page, go_live_at=day, **fields)


def go_live(time_machine_at, instant):
    time_machine_at(instant)
    call_command("publish_scheduled")


# Each zone with the last minute of a day there, and the first: around midnight, and in nights
# in which the clocks change.
@pytest.mark.parametrize(
    ("zone", "instant", "day"),
    [
        ("America/New_York", "2026-01-16T04:58:00Z", date(2026, 1, 15)),
        ("America/New_York", "2026-01-16T05:02:00Z", date(2026, 1, 16)),
        ("America/New_York", "2026-03-09T03:58:00Z", date(2026, 3, 8)),
        ("America/New_York", "2026-03-09T04:02:00Z", date(2026, 3, 9)),
        ("America/New_York", "2026-11-02T04:58:00Z", date(2026, 11, 1)),
        ("America/New_York", "2026-11-02T05:02:00Z", date(2026, 11, 2)),
        ("Australia/Lord_Howe", "2026-04-05T13:28:00Z", date(2026, 4, 5)),
        ("Australia/Lord_Howe", "2026-04-05T13:32:00Z", date(2026, 4, 6)),
        ("Australia/Lord_Howe", "2026-10-04T12:58:00Z", date(2026, 10, 4)),
        ("Australia/Lord_Howe", "2026-10-04T13:02:00Z", date(2026, 10, 5)),
    ],
)
def test_a_scheduled_update_is_dated_the_day_it_goes_live_in_the_clinics_zone(
    article, settings, time_machine_at, zone, instant, day
):
    settings.TIME_ZONE = zone
    time_machine_at("2026-01-10T12:00:00Z")
    live_at = timezone.datetime.fromisoformat(instant)
    schedule(clinician(), article, live_at - timedelta(minutes=1))
    assert notes(article) == []
    assert waiting(article)
    go_live(time_machine_at, instant)
    assert fresh(article).title == "Changed"
    assert row(article).updated_on == day
    assert notes(article) == [NOTE]


def test_the_scheduler_running_twice_records_it_once(article, time_machine_at):
    time_machine_at("2026-01-10T12:00:00Z")
    worker = clinician()
    schedule(worker, article, timezone.now() + timedelta(days=1))
    go_live(time_machine_at, "2026-01-12T12:00:00Z")
    call_command("publish_scheduled")
    assert notes(article) == [NOTE]
    assert PageUpdate.objects.get().recorded_by == worker.user


def test_publishing_what_waits_at_a_time_confirms_it(article):
    staff().save_with_update(article)
    worker = clinician()
    tomorrow = timezone.localtime() + timedelta(days=1)
    worker.publish(article, go_live_at=tomorrow.strftime("%Y-%m-%d %H:%M"))
    assert waiting(article).confirmed_by == worker.user
    assert "It goes live with the version scheduled for" in staff().open(article).text


def test_approving_what_goes_live_at_a_time_confirms_it(article, time_machine_at):
    time_machine_at("2026-01-10T12:00:00Z")
    staff().submit_as_update(article, go_live_at="2026-01-11 12:00")
    approver = clinician()
    approver.decide(article, "approve")
    assert fresh(article).scheduled_revision
    assert waiting(article).confirmed_by == approver.user
    go_live(time_machine_at, "2026-01-12T12:00:00Z")
    assert PageUpdate.objects.get().recorded_by == approver.user


def test_cancelling_the_schedule_keeps_it_and_says_so(article):
    worker = clinician()
    schedule(worker, article, timezone.now() + timedelta(days=1))
    scheduled = fresh(article).scheduled_revision
    url = reverse("wagtailadmin_pages:revisions_unschedule", args=[article.pk, scheduled.pk])
    response = worker.client.post(url, follow=True)
    assert "The proposed update stays" in response.text
    assert f"Not published as scheduled, and waits on: {NOTE}" in response.text
    assert waiting(article).confirmed_by is None
    assert notes(article) == []
    worker.publish(article)
    assert notes(article) == [NOTE]


def test_staff_cannot_cancel_a_schedule(article):
    schedule(clinician(), article, timezone.now() + timedelta(days=1))
    scheduled = fresh(article).scheduled_revision
    url = reverse("wagtailadmin_pages:revisions_unschedule", args=[article.pk, scheduled.pk])
    staff().client.post(url)
    assert fresh(article).scheduled_revision == scheduled


def test_nobody_cancels_a_schedule_without_logging_in(article, client):
    schedule(clinician(), article, timezone.now() + timedelta(days=1))
    scheduled = fresh(article).scheduled_revision
    url = reverse("wagtailadmin_pages:revisions_unschedule", args=[article.pk, scheduled.pk])
    assert client.post(url).url.startswith("/admin/login/")
    assert fresh(article).scheduled_revision == scheduled


def test_overtaking_a_schedule_keeps_it_and_stands_in_the_history(article):
    older = fresh(article).save_revision()
    schedule(clinician(), article, timezone.now() + timedelta(days=1))
    older.publish()
    assert fresh(article).scheduled_revision is None
    assert waiting(article).confirmed_by is None
    assert notes(article) == []
    assert PageLogEntry.objects.get(action="pages.dates.keep").data["note"] == NOTE


def test_a_scheduled_update_is_dropped_only_by_who_may_publish(article):
    worker = staff()
    worker.save_with_update(article)
    tomorrow = timezone.localtime() + timedelta(days=1)
    clinician().publish(article, go_live_at=tomorrow.strftime("%Y-%m-%d %H:%M"))
    url = reverse("pages_dates_drop_proposal", args=[article.pk])
    worker.client.post(url, {"seen": waiting(article).stamp})
    assert waiting(article)
    clinician().client.post(url, {"seen": waiting(article).stamp})
    assert waiting(article) is None


def test_a_page_taken_down_and_scheduled_again_is_dated_when_it_is_live(article, time_machine_at):
    time_machine_at("2026-01-10T12:00:00Z")
    article.unpublish()
    schedule(clinician(), article, timezone.now() + timedelta(days=1))
    assert not fresh(article).live
    assert notes(article) == []
    go_live(time_machine_at, "2026-01-12T12:00:00Z")
    assert row(article).updated_on == date(2026, 1, 12)


def test_scheduling_a_page_that_was_never_public_records_nothing_yet(site, time_machine_at):
    time_machine_at("2026-01-10T12:00:00Z")
    page = ArticlePage(title="New", slug="new", live=False)
    site.blog.add_child(instance=page)
    page.save_revision()
    clinician().publish(page, go_live_at="2026-01-11 12:00")
    assert not fresh(page).live
    assert not PageDates.objects.filter(page_id=page.pk).exists()
    go_live(time_machine_at, "2026-01-12T12:00:00Z")
    assert row(page).published_on == date(2026, 1, 12)
    assert notes(page) == []
