"""Tasks of workers that died are put back, those of the living are not."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from clinic_site.jobs import leases
from clinic_site.jobs.models import LiveWorker
from clinic_site.jobs.retries import PAUSES

LEASE = timedelta(seconds=60)


@pytest.fixture
def running(queued):
    """Make a task that a worker is at."""

    def make(*worker_ids):
        return queued(status="RUNNING", worker_ids=worker_ids, started_at=timezone.now())

    return make


def live(worker_id, ago=0):
    """Write down a worker that was seen some seconds ago."""
    seen_at = timezone.now() - timedelta(seconds=ago)
    return LiveWorker.objects.create(worker_id=worker_id, seen_at=seen_at)


def status_of(task):
    task.refresh_from_db()
    return task.status


def test_a_task_of_a_silent_worker_is_put_back(running):
    live("dead", ago=61)
    live("me")
    task = running("dead")
    leases.beat("me", timezone.now(), LEASE)
    assert status_of(task) == "READY"
    assert task in DBTaskResult.objects.ready()
    assert task.traceback == leases.WORKER_ENDED
    assert not LiveWorker.objects.filter(worker_id="dead").exists()


def test_a_task_of_a_worker_seen_within_the_lease_is_left_to_it(running):
    live("slow", ago=55)
    live("me")
    task = running("slow")
    leases.beat("me", timezone.now(), LEASE)
    assert status_of(task) == "RUNNING"


def test_nobody_is_dead_because_nobody_could_write(running):
    # The database was locked for ten minutes: my last beat is as old as the other's.
    live("other", ago=600)
    live("me", ago=600)
    task = running("other")
    leases.beat("me", timezone.now() - timedelta(seconds=590), LEASE)
    assert status_of(task) == "RUNNING"


def test_only_the_worker_that_took_a_task_last_counts(running):
    live("first")
    live("me")
    task = running("first", "gone")
    leases.beat("me", timezone.now(), LEASE)
    assert status_of(task) == "READY"


def test_a_worker_that_starts_puts_back_what_one_left_that_signed_off(running):
    live("done")
    task = running("done")
    leases.sign_off("done")
    leases.register("new")
    assert status_of(task) == "READY"


def test_a_worker_taken_for_dead_learns_of_it(db):
    live("me")
    leases.sign_off("me")
    with pytest.raises(leases.LeaseLost):
        leases.beat("me", timezone.now(), LEASE)


def test_a_task_that_somebody_took_again_meanwhile_is_not_put_back(running):
    task = running("dead")
    DBTaskResult.objects.filter(pk=task.pk).update(
        worker_ids=["dead", "living"], started_at=timezone.now()
    )
    leases.put_back(task)  # as it was read before
    assert status_of(task) == "RUNNING"


def test_a_task_that_ended_many_workers_is_given_up(running):
    task = running(*["dead"] * (len(PAUSES) + 1))
    leases.release_abandoned()
    assert status_of(task) == "FAILED"
    assert task.finished_at is not None


def test_a_worker_that_lost_the_database_puts_back_its_own_task_only(running):
    live("me")
    live("other")
    mine, other = running("me"), running("other")
    leases.release_claims_of("me")
    assert status_of(mine) == "READY"
    assert status_of(other) == "RUNNING"
