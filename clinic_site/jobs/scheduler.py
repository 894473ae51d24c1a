"""The clock: APScheduler fires at a job's times, and what it does is to put the job in the queue.

It keeps nothing. What has been enqueued is in the database (`ScheduledRun`), so two schedulers may
run side by side, and one that starts looks at once for runs that were missed.
"""

import logging
from datetime import datetime, timedelta

from apscheduler.events import EVENT_JOB_ERROR
from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.blocking import BlockingScheduler
from django.conf import settings
from django.db import close_old_connections

from .scheduling import enqueue_due

logger = logging.getLogger(__name__)

SECOND_TRY = timedelta(seconds=5)


def make_scheduler(schedule):
    """Return an APScheduler that enqueues each `Job` of the schedule, now if due and at its times.

    A job that could not be enqueued, because the database did not answer, is tried again soon.
    """
    scheduler = BlockingScheduler(
        timezone=settings.TIME_ZONE,
        # One thread, so one connection to the database.
        executors={"default": ThreadPoolExecutor(1)},
        job_defaults={"coalesce": True, "misfire_grace_time": None},
    )
    for job in schedule:
        scheduler.add_job(
            _enqueue,
            job.trigger,
            args=[job],
            id=job.name,
            next_run_time=datetime.now(scheduler.timezone),
        )

    def try_soon(event):
        soon = datetime.now(scheduler.timezone) + SECOND_TRY
        scheduler.modify_job(event.job_id, next_run_time=soon)

    scheduler.add_listener(try_soon, EVENT_JOB_ERROR)
    return scheduler


def _enqueue(job):
    close_old_connections()
    try:
        enqueue_due(job)
    finally:
        close_old_connections()
