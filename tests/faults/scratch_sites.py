"""Sites in folders of their own, on SQLite or PostgreSQL, for scripts that break them."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg2

ROOT = Path(__file__).resolve().parent.parent.parent
ENGINES = ("sqlite", "postgresql")
DATABASE_FILE = "db.sqlite3"  # below VAR_DIR (clinic_site/settings/base.py)


class ScratchSite:
    """A site whose data lie in `folder`; on SQLite without the `url` of a database."""

    def __init__(self, folder, url=None):
        self.folder = Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        kept = {name: value for name, value in os.environ.items() if name not in NOT_INHERITED}
        self.environment = kept | {
            "READ_ENV_FILES": "0",
            "VAR_DIR": str(self.folder),
            "SECRET_KEY": "only-for-a-scratch-site",
            "SITE_URL": "http://127.0.0.1:8000",
            "DJANGO_SETTINGS_MODULE": "clinic_site.settings.production",
        }
        if url:
            self.environment["DATABASE_URL"] = url
        else:
            self._begin_migrated()

    def _begin_migrated(self):
        """Copy the migrated database of a test run, if there is one: migrating takes long."""
        template = Path(os.environ.get("TEST_DATABASE_TEMPLATE", ""))
        database = self.folder / DATABASE_FILE
        if template.is_file() and not database.exists():
            shutil.copy(template, database)

    def start(self, *command):
        """Start a `manage.py` command; return its process, with text pipes."""
        return self.start_python("manage.py", *command)

    def start_python(self, *arguments):
        """Start a Python program in the site's environment; return its process."""
        return subprocess.Popen(
            [sys.executable, *map(str, arguments)],
            cwd=ROOT,
            env=self.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def manage(self, *command):
        """Run a `manage.py` command to its end; return what it printed. Raises RuntimeError."""
        process = self.start(*command)
        out, error = process.communicate()
        if process.returncode:
            raise RuntimeError(f"manage.py {' '.join(map(str, command))}: {error.strip()}")
        return out


NOT_INHERITED = ("DATABASE_URL", "CACHE_URL", "EMAIL_URL", "TEST_DATABASE_NAME", "TIME_ZONE")


def new_database(server_url, name):
    """Make an empty database on a PostgreSQL server, in place of one of that name; return its URL.

    `server_url` is the DATABASE_URL of any database there.
    """
    address = urlsplit(server_url)
    # The last part of the path is the database; what stands before it is the socket's folder.
    socket_folder, _slash, database = address.path.lstrip("/").rpartition("/")
    host = f"/{socket_folder}" if socket_folder else address.hostname
    connection = psycopg2.connect(
        host=host,
        port=address.port,
        user=address.username,
        password=address.password,
        dbname=database,
    )
    connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}"')
        cursor.execute(f'CREATE DATABASE "{name}"')
    connection.close()
    return urlunsplit(address._replace(path=address.path.removesuffix(database) + name))
