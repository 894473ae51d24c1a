"""Which background work keeps failing, by kind of task."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max
from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks.base import TaskResultStatus

from clinic_site.mail.tasks import send
from clinic_site.schedule import SCHEDULE
from pages.requests.mail import tell_clinic

from .queue import queued_tasks

SCHEDULED = {job.task.module_path: job.title for job in SCHEDULE}


@dataclass(frozen=True)
class Failure:
    """A kind of task that was given up: `count` of them, the last at `last_at`, and its error.

    `error` is the last line of the traceback.
    """

    task_path: str
    title: str
    count: int
    last_at: datetime
    error: str


def failures():
    """Return a `Failure` for each kind of task that was given up, the latest first.

    A job of the schedule is left out once a later run of it has succeeded; a mail that was given
    up stays, because no later one carries it.
    """
    given_up = _by_kind(TaskResultStatus.FAILED)
    succeeded = _by_kind(TaskResultStatus.SUCCESSFUL)
    found = [
        Failure(path, title_of(path), kind["count"], kind["last_at"], _last_error(path))
        for path, kind in given_up.items()
        if path not in SCHEDULED
        or path not in succeeded
        or succeeded[path]["last_at"] < kind["last_at"]
    ]
    return sorted(found, key=lambda failure: failure.last_at, reverse=True)


def title_of(task_path):
    """Return what administrators read for a kind of task."""
    if task_path == send.module_path:
        return _("Send mail")
    if task_path == tell_clinic.module_path:
        return _("Send mail about a request of a patient")
    return str(SCHEDULED.get(task_path, task_path.rpartition(".")[2]))


def try_again(task_path):
    """Put the given-up tasks of a kind back into the queue, as if new; return how many."""
    return (
        queued_tasks()
        .filter(status=TaskResultStatus.FAILED, task_path=task_path)
        .update(
            status=TaskResultStatus.READY,
            run_after=timezone.now(),
            worker_ids=[],
            finished_at=None,
        )
    )


def _by_kind(status):
    kinds = queued_tasks().filter(status=status).order_by().values("task_path")
    rows = kinds.annotate(count=Count("pk"), last_at=Max("finished_at"))
    return {row["task_path"]: row for row in rows}


def _last_error(task_path):
    failed = queued_tasks().filter(status=TaskResultStatus.FAILED, task_path=task_path)
    traceback = failed.order_by("-finished_at").values_list("traceback", flat=True).first()
    return (traceback or "").strip().rpartition("\n")[2]
