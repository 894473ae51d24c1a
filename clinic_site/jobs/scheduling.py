"""Jobs at their times: which run is due, and how it gets into the queue once."""

from dataclasses import dataclass
from datetime import timedelta

from apscheduler.triggers.cron import CronTrigger
from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django_tasks.base import Task, TaskResultStatus

from .models import ScheduledRun
from .queue import queued_tasks

FIRST_LOOK_BACK = timedelta(minutes=2)
UNFINISHED = (TaskResultStatus.READY, TaskResultStatus.RUNNING)


@dataclass(frozen=True)
class Job:
    """A task that is done again and again.

    `name` tells its runs from those of other jobs and stays the same for good; `title` is what
    administrators read; `times` are the fields of an APScheduler CronTrigger, such as
    {"hour": 4, "minute": 10}, counted in the clinic's time zone.
    """

    name: str
    title: str
    task: Task
    times: dict

    @property
    def trigger(self):
        return CronTrigger(**self.times, timezone=settings.TIME_ZONE)


def latest_run(trigger, now):
    """Return the last time at or before `now` at which a CronTrigger fires.

    Raises OverflowError for a trigger that never fires.
    """
    look_back = FIRST_LOOK_BACK
    while (run := trigger.get_next_fire_time(None, now - look_back)) is None or run > now:
        look_back *= 2
    while following := trigger.get_next_fire_time(run, run):
        if following > now:
            break
        run = following
    return run


def enqueue_due(job):
    """Enqueue the latest run of a job that is due, unless that was done; return whether it was.

    However many runs were missed, one makes up for them. A run that is due while the one before
    is not done is done with it: if that one waits after a failed attempt, it waits no longer.
    """
    due_at = latest_run(job.trigger, timezone.now())
    with transaction.atomic():
        before = ScheduledRun.objects.filter(job=job.name).order_by("-due_at").first()
        run, created = ScheduledRun.objects.get_or_create(job=job.name, due_at=due_at)
        if not created:
            return False
        run.task_id = before and _hurry(before.task_id)
        if run.task_id is None:
            run.task_id = job.task.enqueue().id
        run.save(update_fields=["task_id"])
    return True


def _hurry(task_id):
    """Let a task that waits be next; return its id, or None if it is done or gone."""
    tasks = queued_tasks().filter(pk=task_id, status__in=UNFINISHED)
    tasks.filter(status=TaskResultStatus.READY).update(run_after=timezone.now())
    return tasks.values_list("pk", flat=True).first()
