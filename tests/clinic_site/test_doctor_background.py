"""`manage.py doctor` on what goes on without being asked."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from clinic_site.doctor import background
from clinic_site.jobs.models import LiveWorker, ScheduledRun
from clinic_site.settings.site_url import read_site_url

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _public(settings, tmp_path):
    settings.SITE_ADDRESS = read_site_url("https://clinic.example")
    settings.BACKUP_FOLDER = tmp_path


def texts(check):
    return [finding.text for finding in check()]


def ago(**span):
    return timezone.now() - timedelta(**span)


def test_a_scheduler_that_never_ran_is_found():
    [finding] = background.scheduler()
    assert "last ran never" in finding.text
    assert finding.is_urgent


def test_a_scheduler_that_ran_a_minute_ago_is_well_and_one_of_an_hour_ago_is_not():
    ScheduledRun.objects.create(job="publish_scheduled", due_at=ago(hours=1))
    assert "run_scheduler" in texts(background.scheduler)[0]
    ScheduledRun.objects.create(job="publish_scheduled", due_at=ago(minutes=1))
    assert texts(background.scheduler) == []


def test_a_worker_that_has_fallen_silent_is_found():
    worker = LiveWorker.objects.create(worker_id="one", seen_at=ago(seconds=30))
    assert texts(background.worker) == []
    worker.seen_at = ago(minutes=10)
    worker.save()
    assert "run_worker" in texts(background.worker)[0]


def test_no_backup_an_old_one_and_a_new_one(settings, time_machine_at):
    assert "made never" in texts(background.backups)[0]
    (settings.BACKUP_FOLDER / "2026-03-01T04-05-00Z").mkdir()
    (settings.BACKUP_FOLDER / "2026-03-09T04-05-00Z.unfinished").mkdir()
    time_machine_at(datetime(2026, 3, 9, 12, tzinfo=UTC))
    assert "2026-03-01" in texts(background.backups)[0]
    (settings.BACKUP_FOLDER / "2026-03-08T04-05-00Z-2").mkdir()
    assert texts(background.backups) == []


def test_a_site_on_this_machine_alone_gets_advice(settings):
    settings.SITE_ADDRESS = read_site_url("http://127.0.0.1:8000")
    assert [finding.is_urgent for finding in background.worker()] == [False]
