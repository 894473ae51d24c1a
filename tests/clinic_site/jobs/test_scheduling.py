"""Which run of a job is due, and that it is enqueued once."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from apscheduler.triggers.cron import CronTrigger
from django_tasks_db.models import DBTaskResult
from hypothesis import given
from hypothesis import strategies as st

from clinic_site.jobs.models import ScheduledRun
from clinic_site.jobs.scheduling import Job, enqueue_due, latest_run
from clinic_site.schedule import SCHEDULE
from tests.clinic_site.jobs.example_tasks import fail

MINUTELY = Job("minutely", "Every minute", fail, {"minute": "*"})
DAILY = Job("daily", "Every day", fail, {"hour": 4, "minute": 10})


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("fields", "now", "expected"),
    [
        ({"minute": "*"}, "2026-03-01T12:30:00", "2026-03-01T12:30:00"),
        ({"minute": "*"}, "2026-03-01T12:30:59", "2026-03-01T12:30:00"),
        ({"hour": 4, "minute": 10}, "2026-03-01T04:09:59", "2026-02-28T04:10:00"),
        ({"hour": 4, "minute": 10}, "2026-03-01T04:10:00", "2026-03-01T04:10:00"),
        ({"day": 1, "hour": 5}, "2026-03-31T00:00:00", "2026-03-01T05:00:00"),
        ({"month": 2, "day": 29}, "2026-03-01T00:00:00", "2024-02-29T00:00:00"),
    ],
)
def test_the_latest_run_is_the_last_time_that_has_come(fields, now, expected):
    assert latest_run(CronTrigger(**fields, timezone="UTC"), at(now)) == at(expected)


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2026-03-29T02:30:00", "2026-03-29T02:10:00"),
        ("2026-10-25T03:30:00", "2026-10-25T03:10:00"),
    ],
)
def test_times_are_counted_in_the_time_zone_also_on_days_when_clocks_change(now, expected):
    trigger = CronTrigger(hour=4, minute=10, timezone="Europe/Berlin")
    assert latest_run(trigger, at(now)) == at(expected)


def test_a_trigger_that_never_fires_is_refused():
    never = CronTrigger(year=2000, timezone="UTC", start_date="2001-01-01")
    with pytest.raises(OverflowError):
        latest_run(never, at("2026-01-01T00:00:00"))


@given(
    now=st.datetimes(datetime(2024, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)),
    hour=st.sampled_from(["*", "4", "*/6"]),
    zone=st.sampled_from(["UTC", "Europe/Berlin", "Asia/Kathmandu"]),
)
def test_no_run_lies_between_the_latest_and_now(now, hour, zone):
    trigger = CronTrigger(hour=hour, minute=10, timezone=zone)
    run = latest_run(trigger, now)
    assert run <= now
    assert run.astimezone(ZoneInfo(zone)).minute == 10
    assert trigger.get_next_fire_time(run, run) > now


def test_a_run_is_enqueued_once_however_many_schedulers_ask(queue, time_machine_at):
    time_machine_at("2026-03-01T12:30:05Z")
    assert enqueue_due(MINUTELY)
    assert not enqueue_due(MINUTELY)
    [task] = DBTaskResult.objects.all()
    [run] = ScheduledRun.objects.all()
    assert run.task_id == task.pk
    assert run.due_at == at("2026-03-01T12:30:00")


def test_two_jobs_do_not_stand_in_each_others_way(queue):
    assert enqueue_due(MINUTELY)
    assert enqueue_due(DAILY)
    assert DBTaskResult.objects.count() == 2


def test_runs_missed_while_the_site_was_down_are_made_up_for_by_one(queue, time_machine_at):
    time_machine_at("2026-03-01T12:30:05Z")
    enqueue_due(DAILY)
    DBTaskResult.objects.update(status="SUCCESSFUL")
    time_machine_at("2026-03-09T09:00:00Z")
    assert enqueue_due(DAILY)
    assert not enqueue_due(DAILY)
    assert DBTaskResult.objects.count() == 2
    assert ScheduledRun.objects.order_by("due_at").last().due_at == at("2026-03-09T04:10:00")


@pytest.mark.parametrize("status", ["READY", "RUNNING"])
def test_a_run_that_is_not_done_is_not_queued_a_second_time(queue, time_machine_at, status):
    time_machine_at("2026-03-01T12:30:05Z")
    enqueue_due(MINUTELY)
    DBTaskResult.objects.update(status=status)
    time_machine_at("2026-03-01T12:31:05Z")
    assert enqueue_due(MINUTELY)
    [task] = DBTaskResult.objects.all()
    assert task.status == status
    assert set(ScheduledRun.objects.values_list("task_id", flat=True)) == {task.pk}


def test_a_run_that_waits_after_a_failure_waits_no_longer_than_to_the_next(queue, time_machine_at):
    time_machine_at("2026-03-01T12:30:05Z")
    enqueue_due(MINUTELY)
    DBTaskResult.objects.update(run_after=at("2026-03-01T15:00:00"), worker_ids=["one"])
    time_machine_at("2026-03-01T12:31:05Z")
    enqueue_due(MINUTELY)
    [task] = DBTaskResult.objects.ready()
    assert task.worker_ids == ["one"]


@pytest.mark.parametrize("status", ["SUCCESSFUL", "FAILED"])
def test_a_run_after_one_that_is_over_is_queued(queue, time_machine_at, status):
    time_machine_at("2026-03-01T12:30:05Z")
    enqueue_due(MINUTELY)
    DBTaskResult.objects.update(status=status)
    time_machine_at("2026-03-01T12:31:05Z")
    enqueue_due(MINUTELY)
    assert DBTaskResult.objects.filter(status="READY").count() == 1


def test_a_run_is_not_lost_when_it_cannot_be_enqueued(queue, monkeypatch):
    class Broken:
        def enqueue(self):
            raise ConnectionError

    with pytest.raises(ConnectionError):
        enqueue_due(Job("minutely", "", Broken(), {"minute": "*"}))
    assert not ScheduledRun.objects.exists()
    assert enqueue_due(MINUTELY)


def test_every_job_of_the_schedule_has_a_name_of_its_own_and_a_time_that_comes():
    assert len({job.name for job in SCHEDULE}) == len(SCHEDULE)
    week = [datetime(2026, 3, 23, 5, 34, tzinfo=UTC) + timedelta(days=day) for day in range(7)]
    for job in SCHEDULE:
        longest = timedelta(days=7 if "day_of_week" in job.times else 1, hours=1)
        assert all(now - latest_run(job.trigger, now) <= longest for now in week)


def test_no_daily_job_falls_into_the_hours_in_which_clocks_change():
    assert all(job.times.get("hour", 4) not in (1, 2, 3) for job in SCHEDULE)


def test_scheduled_pages_are_published_every_minute():
    [job] = [job for job in SCHEDULE if job.name == "publish_scheduled"]
    assert job.times == {"minute": "*"}
