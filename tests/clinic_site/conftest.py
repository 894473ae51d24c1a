"""The queue of background work, for tests of what goes through it."""

from datetime import timedelta

import pytest
from django_tasks_db.management.commands import db_worker

from clinic_site.jobs.queue import BACKGROUND
from clinic_site.jobs.worker import BackgroundWorker


@pytest.fixture
def queue(db, settings):
    """Let background tasks wait in the database, as on a real site, and not be done at once."""
    settings.TASKS = {
        **settings.TASKS,
        BACKGROUND: {"BACKEND": "django_tasks_db.DatabaseBackend"},
    }


@pytest.fixture
def work(queue, monkeypatch):
    """Do what is ready in the queue, in this process: `work()`."""
    # Closing the connection would end the transaction in which the test runs.
    monkeypatch.setattr(db_worker, "close_old_connections", lambda: None)
    return BackgroundWorker(timedelta(seconds=60)).run
