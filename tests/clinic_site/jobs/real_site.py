"""A site of its own for tests that start real processes: a database, a folder, and commands."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing, contextmanager
from pathlib import Path

from django.db import connection, connections

ROOT = Path(__file__).resolve().parent.parent.parent.parent
PATIENCE = 30  # seconds, for a machine that is busy with other tests
ALIAS = "real"


class RealSite:
    """A copy of the empty test database; `alias` is its name for `objects.using(…)`."""

    alias = ALIAS

    def __init__(self, folder, database_url):
        self.folder = folder
        self.processes = []
        self.variables = {
            "PATH": os.environ["PATH"],
            "VAR_DIR": str(folder),
            "READ_ENV_FILES": "0",
            "DJANGO_SETTINGS_MODULE": "clinic_site.settings.production",
            "SECRET_KEY": "only-for-tests-only-for-tests-only-for-tests-only",
            "SITE_URL": "http://127.0.0.1:8131",
            **({"DATABASE_URL": database_url} if database_url else {}),
        }

    def start(self, *arguments):
        """Start a Python process in the project's folder and return it."""
        process = subprocess.Popen([sys.executable, *arguments], cwd=ROOT, env=self.variables)
        self.processes.append(process)
        return process

    def run(self, *arguments):
        """Run a Python process to its end, which must be a good one."""
        assert self.start(*arguments).wait(PATIENCE) == 0

    def stop(self):
        """End every process that still runs."""
        for process in self.processes:
            process.terminate()
            process.send_signal(signal.SIGCONT)  # one that is frozen ends when it wakes up
        for process in self.processes:
            process.wait(PATIENCE)


def wait_until(is_so):
    """Call `is_so` until it returns something true; fail after `PATIENCE`."""
    deadline = time.monotonic() + PATIENCE
    while not (answer := is_so()):
        assert time.monotonic() < deadline, "It did not happen in time."
        time.sleep(0.05)
    return answer


@contextmanager
def kept_copy(folder):
    """Copy the test database as migrations left it; only while no test is using it.

    Gives what `copied_database` copies from: a file, or a name in PostgreSQL.
    """
    connection.ensure_connection()
    if connection.vendor == "sqlite":
        file = folder / "kept.sqlite3"
        with closing(sqlite3.connect(file)) as target:
            connection.connection.backup(target)
        yield file
        return
    original = connection.settings_dict["NAME"]
    connection.close()  # PostgreSQL copies only what nobody is connected to
    with _postgres_copy(original, f"{original}_kept") as name:
        yield name


@contextmanager
def copied_database(kept, folder):
    """Make a database of a test's own, connect to it as `ALIAS`, give its DATABASE_URL or None.

    With SQLite it is `db.sqlite3` in `folder`, where a site looks without being told.
    """
    if connection.vendor == "sqlite":
        file = folder / "db.sqlite3"
        shutil.copy(kept, file)
        with _connected(str(file)):
            yield None
        return
    name = kept.replace("_kept", "_real")
    with _postgres_copy(kept, name), _connected(name):
        yield os.environ["DATABASE_URL"].rpartition("/")[0] + f"/{name}"


@contextmanager
def _postgres_copy(original, name):
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{original}"')
    try:
        yield name
    finally:
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@contextmanager
def _connected(name):
    copy = connection.copy(ALIAS)
    copy.settings_dict["NAME"] = name
    # Before it is known by its alias, because Django's tests refuse to open any but "default".
    copy.ensure_connection()
    connections.settings[ALIAS] = copy.settings_dict
    connections[ALIAS] = copy
    try:
        yield
    finally:
        copy.close()
        del connections[ALIAS]
        del connections.settings[ALIAS]
