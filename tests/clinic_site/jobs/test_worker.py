"""A worker that loses the database."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError
from django.utils import timezone

from clinic_site.jobs import worker as module
from clinic_site.jobs.worker import BackgroundWorker


@pytest.fixture
def worker(queue, monkeypatch):
    class OpenConnection:
        """The test's own connection, which must stay open."""

        def close(self):
            pass

    monkeypatch.setattr(module, "connection", OpenConnection())
    worker = BackgroundWorker(timedelta(seconds=60))
    worker.interval = 0
    return worker


def test_a_task_it_had_begun_is_ready_again(worker, queued, monkeypatch):
    task = queued()

    def lose_the_database():
        task.claim(worker.worker_id)
        raise OperationalError("the connection is lost")

    monkeypatch.setattr(worker, "run", lose_the_database)
    worker._do_what_is_ready()
    task.refresh_from_db()
    assert task.status == "READY"
    assert task.run_after <= timezone.now()


def test_it_does_not_ask_for_a_lock_while_nothing_is_ready(worker, queued, monkeypatch):
    queued(run_after=timezone.now() + timedelta(hours=1))
    monkeypatch.setattr(worker, "run", lambda: pytest.fail("There was nothing to do."))
    worker._do_what_is_ready()


def test_it_goes_on_when_the_database_stays_away(worker, queued, monkeypatch):
    def fail(*args):
        raise OperationalError("the server is starting up")

    queued()
    monkeypatch.setattr(worker, "run", fail)
    monkeypatch.setattr(module.leases, "release_claims_of", fail)
    worker._do_what_is_ready()
    assert worker.running


@pytest.mark.parametrize("lease", ["0", "-5"])
def test_a_lease_that_is_none_is_refused_in_one_sentence(lease):
    with pytest.raises(CommandError, match="must be more than 0 seconds"):
        call_command("run_worker", "--lease", lease)
