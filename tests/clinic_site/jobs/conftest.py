import pytest
from django_tasks_db.models import DBTaskResult

from clinic_site.jobs.queue import BACKGROUND
from tests.clinic_site.jobs.real_site import RealSite, copied_database, kept_copy


@pytest.fixture
def queued(queue):
    """Make a row of the queue: `queued(status="FAILED", worker_ids=["one"])`."""

    def make(task="clinic_site.jobs.housekeeping.clear_sessions", **fields):
        enqueued = {"args_kwargs": {"args": [], "kwargs": {}}, "backend_name": BACKGROUND}
        return DBTaskResult.objects.create(
            **{"task_path": task, "run_after": None, **enqueued, **fields}
        )

    return make


@pytest.fixture(scope="session")
def kept_database(tmp_path_factory, django_db_setup, django_db_blocker):
    """A copy of the empty test database that nobody is connected to."""
    with django_db_blocker.unblock(), kept_copy(tmp_path_factory.mktemp("kept")) as kept:
        yield kept


@pytest.fixture
def real_site(kept_database, tmp_path, db):
    """A site on a database of its own, whose processes are stopped after the test."""
    with copied_database(kept_database, tmp_path) as database_url:
        site = RealSite(tmp_path, database_url)
        try:
            yield site
        finally:
            site.stop()
