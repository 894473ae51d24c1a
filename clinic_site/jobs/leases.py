"""Who is alive, and what becomes of the tasks of those who are not.

django-tasks-db lets one worker take a task once, but a worker that is killed keeps it for ever. So
each worker writes down every few seconds that it lives. Whoever has been silent for a whole lease
loses its row, and a running task whose worker has no row is put back.
"""

from django.utils import timezone
from django_tasks.base import TaskResultStatus

from .models import LiveWorker
from .queue import queued_tasks
from .retries import pause_after

WORKER_ENDED = "The worker ended while it did this task."


class LeaseLost(Exception):
    """Others took this worker for dead, and may already be doing its task."""


def register(worker_id):
    """Write down a new worker; return when, which is what its first `beat` counts from."""
    now = timezone.now()
    LiveWorker.objects.create(worker_id=worker_id, seen_at=now)
    release_abandoned()
    return now


def beat(worker_id, last_beat, lease):
    """Say that a worker lives, and put back what dead ones left; return the time of this beat.

    A worker is dead if it was last seen more than `lease` (a timedelta) before `last_beat`, the
    previous beat of the one who asks. Its own beat and not the clock counts, because nobody could
    beat while the database was locked or the machine asleep.

    Raises LeaseLost if somebody has judged so about `worker_id` itself.
    """
    now = timezone.now()
    if not LiveWorker.objects.filter(worker_id=worker_id).update(seen_at=now):
        raise LeaseLost(worker_id)
    LiveWorker.objects.filter(seen_at__lt=last_beat - lease).delete()
    release_abandoned()
    return now


def sign_off(worker_id):
    """Remove a worker that ends, so that nobody has to wait until its lease is over."""
    LiveWorker.objects.filter(worker_id=worker_id).delete()


def release_abandoned():
    """Put back each running task whose worker is not alive."""
    # Read in this order: a worker is written down before it takes its first task.
    running = list(queued_tasks().filter(status=TaskResultStatus.RUNNING))
    alive = set(LiveWorker.objects.values_list("worker_id", flat=True))
    for task in running:
        if task.worker_ids[-1] not in alive:
            put_back(task)


def release_claims_of(worker_id):
    """Put back what a worker had begun when it lost the database; only while it does nothing."""
    for task in queued_tasks().filter(status=TaskResultStatus.RUNNING):
        if task.worker_ids[-1] == worker_id:
            put_back(task)


def put_back(task):
    """Make a running task ready again, once; give up if it has ended too many workers."""
    changes = {"status": TaskResultStatus.READY, "run_after": timezone.now()}
    if pause_after(len(task.worker_ids)) is None:
        changes = {"status": TaskResultStatus.FAILED, "finished_at": timezone.now()}
    # The time of the claim tells it from a later one, which is somebody else's.
    queued_tasks().filter(
        pk=task.pk, status=TaskResultStatus.RUNNING, started_at=task.started_at
    ).update(traceback=WORKER_ENDED, **changes)
