"""What daily clean-up deletes, and what it leaves."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from axes.models import AccessAttempt
from django.contrib.sessions.models import Session
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.models import Page, Revision

from clinic_site.jobs import housekeeping
from clinic_site.jobs.models import ScheduledRun
from tests.factories import StandardPageFactory

pytestmark = pytest.mark.django_db


def ago(**span):
    return timezone.now() - timedelta(**span)


def do(task):
    """Do a task as a worker does, but let its error out."""
    task.call()


def test_expired_logins_go_and_others_stay():
    Session.objects.create(session_key="old", expire_date=ago(minutes=1))
    Session.objects.create(session_key="new", expire_date=ago(minutes=-1))
    do(housekeeping.clear_sessions)
    assert [session.session_key for session in Session.objects.all()] == ["new"]


def test_wrong_passwords_of_yesterday_go_and_those_that_lock_somebody_out_stay():
    for name, when in (("old", ago(hours=25)), ("new", ago(minutes=29))):
        attempt = AccessAttempt.objects.create(username=name, failures_since_start=10)
        AccessAttempt.objects.filter(pk=attempt.pk).update(attempt_time=when)
    do(housekeeping.clear_login_attempts)
    assert [attempt.username for attempt in AccessAttempt.objects.all()] == ["new"]


def test_done_tasks_go_after_a_day_and_failed_ones_after_two_weeks(queued):
    for name, status, days in (
        ("done long ago", "SUCCESSFUL", 2),
        ("done today", "SUCCESSFUL", 0),
        ("failed long ago", "FAILED", 15),
        ("failed last week", "FAILED", 7),
    ):
        queued(name, status=status, finished_at=ago(days=days))
    queued("waiting")
    do(housekeeping.clear_task_results)
    left = set(DBTaskResult.objects.values_list("task_path", flat=True))
    assert left == {"done today", "failed last week", "waiting"}


def test_old_runs_go_but_the_last_of_each_job_stays():
    for job, days in (("yearly", 200), ("minutely", 3), ("minutely", 2), ("minutely", 0)):
        ScheduledRun.objects.create(job=job, due_at=ago(days=days), task_id=uuid4())
    do(housekeeping.clear_task_results)
    left = ScheduledRun.objects.order_by("pk").values_list("job", flat=True)
    assert list(left) == ["yearly", "minutely"]


def test_pages_go_live_and_off_at_their_times(site):
    page = StandardPageFactory(parent=site.home, live=False)
    page.go_live_at, page.expire_at = ago(minutes=-1), ago(minutes=-5)
    page.save_revision().publish()
    for minutes, is_live in ((0, False), (2, True), (6, False)):
        with time_machine.travel(ago(minutes=-minutes)):
            do(housekeeping.publish_scheduled)
        assert Page.objects.get(pk=page.pk).live == is_live


def test_old_versions_of_pages_go_after_the_days_that_are_set(site, settings):
    settings.REVISIONS_KEPT_DAYS = 100
    page = StandardPageFactory(parent=site.home)
    for days in (101, 99, 0):
        revision = page.save_revision()
        Revision.objects.filter(pk=revision.pk).update(created_at=ago(days=days))
    do(housekeeping.clear_revisions)
    assert min(Revision.objects.values_list("created_at", flat=True)) > ago(days=100)
    assert Revision.objects.for_instance(page).count() == 2


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_the_daily_backup_lies_in_the_folder_of_backups(settings, tmp_path):
    settings.BACKUP_FOLDER = tmp_path / "backups"
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.MEDIA_ROOT.mkdir()
    do(housekeeping.back_up)
    assert len(list(settings.BACKUP_FOLDER.glob("*/manifest.json"))) == 1
