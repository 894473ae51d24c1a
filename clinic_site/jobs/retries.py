"""What becomes of a task that failed: another attempt after a pause, or the dashboard."""

from datetime import timedelta

from django.utils import timezone
from django_tasks.base import TaskResultStatus

from .queue import queued_tasks

# After the first failure, the second, and so on; seven attempts in all, over nearly ten hours, so
# that a mail server which is down for a night's half still gets its mail.
PAUSES = (
    timedelta(seconds=10),
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=7),
)


def pause_after(attempts):
    """Return how long to wait after that many failed attempts, or None to give up."""
    return PAUSES[attempts - 1] if attempts <= len(PAUSES) else None


def try_again_later(task):
    """Put a failed task (a `DBTaskResult`) back into the queue if attempts are left.

    What the attempt failed with stays in the row. A task out of attempts stays failed.
    """
    pause = pause_after(len(task.worker_ids))
    if pause is not None:
        queued_tasks().filter(pk=task.pk, status=TaskResultStatus.FAILED).update(
            status=TaskResultStatus.READY, run_after=timezone.now() + pause
        )
