"""A worker: django-tasks-db's, with a lease, second attempts, and patience with the database."""

import logging
import os
import threading
import time

from django.db import DatabaseError, InterfaceError, connection
from django.utils.crypto import get_random_string
from django_tasks.base import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker

from . import leases
from .queue import BACKGROUND, queued_tasks
from .retries import try_again_later

logger = logging.getLogger(__name__)

INTERVAL = 1  # seconds between two looks into an empty queue
BEATS_A_LEASE = 3


class BackgroundWorker(Worker):
    """Does the tasks of the background queue until it is told to stop.

    `lease` (a timedelta) is how long it may be silent before others do its task. SIGTERM and
    SIGINT let it finish the task it is at; a second one ends it at once.
    """

    def __init__(self, lease):
        super().__init__(
            queue_names=["*"],
            excluded_queue_names=[],
            interval=INTERVAL,
            batch=True,
            backend_name=BACKGROUND,
            startup_delay=False,
            max_tasks=None,
            worker_id=get_random_string(32),
        )
        self.lease = lease

    def work(self):
        """Do tasks as they come, until a signal says stop."""
        self.configure_signals()
        last_beat = leases.register(self.worker_id)
        heart = threading.Thread(target=self._keep_beating, args=[last_beat], daemon=True)
        heart.start()
        try:
            while self.running:
                self._do_what_is_ready()
                if self.running:
                    time.sleep(self.interval)
        finally:
            leases.sign_off(self.worker_id)

    def run_task(self, task):
        """Do one task, and see to what comes after it."""
        super().run_task(task)
        if task.status == TaskResultStatus.FAILED:
            try_again_later(task)
        else:
            # A mail may hold a link to set a password, and nobody needs it after it was sent.
            queued_tasks().filter(pk=task.pk).update(args_kwargs={"args": [], "kwargs": {}})

    def _do_what_is_ready(self):
        try:
            # A look first: taking a task locks SQLite, and mostly there is none.
            if queued_tasks().ready().exists():
                self.run()
        except (DatabaseError, InterfaceError) as error:
            logger.warning("The database does not answer, trying again: %s", error)
            self._recover()

    def _recover(self):
        time.sleep(self.interval)
        try:
            connection.close()
            leases.release_claims_of(self.worker_id)
        except (DatabaseError, InterfaceError) as error:
            logger.warning("The database still does not answer: %s", error)

    def _keep_beating(self, last_beat):
        while True:
            time.sleep(self.lease.total_seconds() / BEATS_A_LEASE)
            try:
                last_beat = leases.beat(self.worker_id, last_beat, self.lease)
            except leases.LeaseLost:
                logger.error("Others have taken this worker for dead; it ends, and starts anew.")
                os._exit(1)  # the task may be somebody else's by now, so not even a clean-up
            except (DatabaseError, InterfaceError) as error:
                logger.warning("A sign of life could not be written: %s", error)
                connection.close()
