import pytest
from django_tasks_db.models import DBTaskResult

from clinic_site.jobs.queue import BACKGROUND


@pytest.fixture
def queue(db, settings):
    """Let background tasks wait in the database, as on a real site, and not be done at once."""
    settings.TASKS = {
        **settings.TASKS,
        BACKGROUND: {"BACKEND": "django_tasks_db.DatabaseBackend"},
    }


@pytest.fixture
def queued(queue):
    """Make a row of the queue: `queued(status="FAILED", worker_ids=["one"])`."""

    def make(task="clinic_site.jobs.housekeeping.clear_sessions", **fields):
        enqueued = {"args_kwargs": {"args": [], "kwargs": {}}, "backend_name": BACKGROUND}
        return DBTaskResult.objects.create(
            **{"task_path": task, "run_after": None, **enqueued, **fields}
        )

    return make
