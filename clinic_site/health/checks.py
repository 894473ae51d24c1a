"""What has to work before a request can be answered well, one small function each.

A check takes nothing and returns nothing; it raises NotReadyError, with a sentence for whoever runs
the site, when its part does not work. One more check is one more function in CHECKS.
"""

import secrets
import tempfile
from functools import cache as remember
from pathlib import Path

from django.conf import settings
from django.core.cache import InvalidCacheBackendError, cache
from django.db import Error, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from clinic_site.jobs.signs_of_life import SCHEDULER_SILENCE, scheduler_last_ran

PROBE_KEY, PROBE_SECONDS = "health-probe", 10
PROBE_BYTES = bytes(4096)  # a block, so that a full disk shows
STARTED_AT = timezone.now()


class NotReadyError(Exception):
    """A part that the site needs does not work; the message says which, and why."""


def database_answers():
    """The database runs a query."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error as error:
        raise NotReadyError(f"The database does not answer: {one_line(error)}") from error


@remember
def newest_migrations():
    """Return the last migration of each app that this code brings, as `(app, name)` pairs."""
    return frozenset(MigrationLoader(None).graph.leaf_nodes())


def migrations_applied():
    """The database knows every migration of this code."""
    try:
        missing = newest_migrations() - MigrationRecorder(connection).applied_migrations().keys()
    except Error as error:
        raise NotReadyError(
            f"The database does not say which migrations it has: {one_line(error)}"
        ) from error
    if missing:
        apps = ", ".join(sorted({app for app, _name in missing}))
        raise NotReadyError(f"Migrations are waiting in {apps}. Run manage.py migrate.")


def storage_writable():
    """Uploads can be written."""
    folder = Path(settings.MEDIA_ROOT)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(PROBE_BYTES)
            file.flush()
    except OSError as error:
        raise NotReadyError(
            f"Nothing can be written to {folder}: {error.strerror}. The folder must belong to the "
            "account that runs the site, on a disk with room."
        ) from error


def cache_works():
    """The cache gives back what it was given."""
    token = secrets.token_hex(8)
    try:
        if hasattr(cache, "ping"):  # one that goes on as if empty while its server fails
            cache.ping()
        cache.set(PROBE_KEY, token, PROBE_SECONDS)
        kept = cache.get(PROBE_KEY)
    except (OSError, Error, ImportError, InvalidCacheBackendError) as error:
        raise NotReadyError(f"The cache does not answer: {one_line(error)}") from error
    # Another process may have written its own token in between.
    if kept is None:
        raise NotReadyError("The cache does not keep what it is given. Check CACHE_URL.")


def scheduler_ran():
    """The scheduler has run lately, if it ever did.

    The silence counts from the start of this process at the earliest: a site that was down for the
    night is ready before its scheduler, which may wait for that. Where no scheduler ever ran
    nothing has stopped; the doctor says so.
    """
    try:
        last = scheduler_last_ran()
    except Error as error:
        raise NotReadyError(
            f"The database does not say when the scheduler last ran: {one_line(error)}"
        ) from error
    if last and timezone.now() - max(last, STARTED_AT) > SCHEDULER_SILENCE:
        raise NotReadyError(
            f"The scheduler last ran on {timezone.localtime(last):%Y-%m-%d at %H:%M}. "
            "make run starts it; otherwise start manage.py run_scheduler."
        )


CHECKS = (database_answers, migrations_applied, storage_writable, cache_works, scheduler_ran)


def problems():
    """Run all checks; return the sentences of those that failed, an empty list if all is well."""
    found = []
    for check in CHECKS:
        try:
            check()
        except NotReadyError as error:
            found.append(str(error))
    return found


def one_line(error):
    """Return what an error says, as one line."""
    return " ".join(str(error).split())
