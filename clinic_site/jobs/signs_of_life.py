"""When scheduler and worker last did something, and how long they may be silent."""

from datetime import timedelta

from django.db.models import Max

from .models import LiveWorker, ScheduledRun

SCHEDULER_SILENCE = timedelta(minutes=5)  # its most frequent job is due every minute
WORKER_SILENCE = timedelta(minutes=2)  # it says that it is alive every 20 seconds


def scheduler_last_ran():
    """Return when the scheduler last put a job into the queue, or None if it never did."""
    return ScheduledRun.objects.aggregate(last=Max("due_at"))["last"]


def worker_last_seen():
    """Return when a worker last said that it is alive, or None if none ever did."""
    return LiveWorker.objects.aggregate(last=Max("seen_at"))["last"]
