"""The clock: APScheduler fires at a job's times, and what it does is to put the job in the queue.

It keeps nothing. What has been enqueued is in the database (`ScheduledRun`), so two schedulers may
run side by side, and one that starts looks at once for runs that were missed.
"""

import logging
from datetime import datetime

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.blocking import BlockingScheduler
from django.conf import settings
from django.db import DatabaseError, InterfaceError, close_old_connections

from .scheduling import enqueue_due

logger = logging.getLogger(__name__)

PAUSE = 5  # seconds before a second try


def make_scheduler(schedule, stopping):
    """Return an APScheduler that enqueues each `Job` of the schedule, now if due and at its times.

    While the database does not answer the job is tried again, until the event `stopping` is set.
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
            args=[job, stopping],
            id=job.name,
            next_run_time=datetime.now(scheduler.timezone),
        )
    return scheduler


def _enqueue(job, stopping):
    while True:
        close_old_connections()
        try:
            enqueue_due(job)
            return
        except (DatabaseError, InterfaceError) as error:
            logger.warning("%s could not be enqueued, trying again: %s", job.name, error)
        finally:
            close_old_connections()
        if stopping.wait(PAUSE):
            return
