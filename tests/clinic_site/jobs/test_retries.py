"""What a worker does with a task: once, again after a failure, and no more after the last."""

from datetime import timedelta
from itertools import pairwise

import time_machine
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from clinic_site.jobs.retries import PAUSES, pause_after
from tests.clinic_site.jobs.example_tasks import fail, greet


def test_pauses_grow():
    assert all(later >= 2 * earlier for earlier, later in pairwise(PAUSES))


def test_after_the_last_attempt_there_is_no_pause_but_the_end():
    assert pause_after(1) == PAUSES[0]
    assert pause_after(len(PAUSES)) == PAUSES[-1]
    assert pause_after(len(PAUSES) + 1) is None


def test_a_task_is_done_and_what_it_was_given_is_forgotten(work):
    greet.enqueue("a secret link")
    work()
    [task] = DBTaskResult.objects.all()
    assert task.status == "SUCCESSFUL"
    assert task.return_value == "Hello a secret link"
    assert task.args_kwargs == {"args": [], "kwargs": {}}


def test_a_task_that_failed_waits_and_keeps_its_error_and_what_it_was_given(work, caplog):
    fail.enqueue()
    work()
    [task] = DBTaskResult.objects.all()
    assert task.status == "READY"
    assert "the printer is on fire" in task.traceback
    wait = task.run_after - timezone.now()
    assert timedelta(0) < wait <= PAUSES[0]
    assert not DBTaskResult.objects.ready().exists()


def test_a_task_is_given_up_after_every_pause_has_passed(work, caplog):
    fail.enqueue()
    attempts = 0
    now = timezone.now()
    while DBTaskResult.objects.get().status == "READY":
        with time_machine.travel(now, tick=False):
            work()
        attempts += 1
        task = DBTaskResult.objects.get()
        assert len(task.worker_ids) == attempts
        now = task.run_after
    assert attempts == len(PAUSES) + 1
    assert task.status == "FAILED"
