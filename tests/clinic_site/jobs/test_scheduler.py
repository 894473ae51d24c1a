"""The clock that enqueues jobs."""

import logging
from threading import Event

import pytest
from django.db import OperationalError

from clinic_site.jobs import scheduler as module
from clinic_site.jobs.scheduling import Job
from tests.clinic_site.jobs.example_tasks import fail

DAILY = Job("daily", "Every day", fail, {"hour": 4, "minute": 10})
OTHER = Job("other", "Every day", fail, {"hour": 4, "minute": 10})


@pytest.fixture
def run(monkeypatch):
    """Run a scheduler in which the first `failures` attempts to enqueue fail, until `until` jobs
    were enqueued; return their names.
    """

    def until_enqueued(schedule, failures, until):
        attempts, enqueued = [], []
        scheduler = module.make_scheduler(schedule, Event())

        def enqueue(job):
            attempts.append(job)
            if len(attempts) <= failures:
                raise OperationalError("database is locked")
            enqueued.append(job.name)
            if len(enqueued) == until:
                scheduler.shutdown(wait=False)

        monkeypatch.setattr(module, "enqueue_due", enqueue)
        monkeypatch.setattr(module, "PAUSE", 0.05)
        scheduler.start()
        return enqueued

    return until_enqueued


def test_every_job_is_looked_at_when_it_starts(run):
    assert run([DAILY, OTHER], failures=0, until=2) == ["daily", "other"]


def test_a_job_that_could_not_be_enqueued_is_tried_again_soon(run, caplog):
    caplog.set_level(logging.CRITICAL)
    assert run([DAILY], failures=3, until=1) == ["daily"]
