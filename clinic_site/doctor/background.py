"""What goes on without being asked: the scheduler, the worker, the daily backup."""

from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.utils import timezone

from clinic_site.backups.folders import NAME, STAMP
from clinic_site.jobs.signs_of_life import (
    SCHEDULER_SILENCE,
    WORKER_SILENCE,
    scheduler_last_ran,
    worker_last_seen,
)

from .finding import advice, must

BACKUP_AGE = timedelta(days=2)  # one is due every day


def scheduler():
    """Yield a finding if nothing has been started on time lately."""
    last = scheduler_last_ran()
    if last is None or timezone.now() - last > SCHEDULER_SILENCE:
        yield _finding(
            f"The scheduler last ran {_when(last)}, so pages do not go live on time. "
            "make run starts it; otherwise start manage.py run_scheduler."
        )


def worker():
    """Yield a finding if nobody does the work that waits."""
    seen = worker_last_seen()
    if seen is None or timezone.now() - seen > WORKER_SILENCE:
        yield _finding(
            f"The background worker was last seen {_when(seen)}, so mail is not sent. "
            "make run starts it; otherwise start manage.py run_worker."
        )


def backups():
    """Yield a finding if the newest backup in the site's own folder is old or there is none."""
    folder = settings.BACKUP_FOLDER
    names = [path.name for path in folder.glob("*") if NAME.fullmatch(path.name)]
    last = max((_made_at(name) for name in names), default=None)
    if last is None or timezone.now() - last > BACKUP_AGE:
        yield _finding(
            f"The newest backup in {folder} was made {_when(last)}. Run manage.py backup, and see "
            "why the daily one fails on the editor's dashboard."
        )


def _made_at(name):
    return datetime.strptime(name[:20], STAMP).replace(tzinfo=UTC)


def _when(moment):
    return f"on {timezone.localtime(moment):%Y-%m-%d at %H:%M}" if moment else "never"


def _finding(text):
    """A site on this machine alone may be stopped at will; a public one may not."""
    return (must if settings.SITE_ADDRESS.is_https else advice)(text)
