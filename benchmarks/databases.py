"""A database to measure in, made for the run and deleted after it."""

import os
import tempfile
from contextlib import nullcontext
from pathlib import Path

import django

from tests.postgres import temporary_postgres


def measure_database(measure, arguments):
    """Call `measure(folder)` with Django set up on an empty database.

    It is SQLite, or a temporary PostgreSQL if the first argument is `postgres`; `folder` may hold
    whatever the measurement needs.
    """
    with tempfile.TemporaryDirectory(prefix="clinic-bench-") as name:
        folder = Path(name)
        postgres = arguments[:1] == ["postgres"]
        database = temporary_postgres() if postgres else nullcontext(f"sqlite:///{folder / 'db'}")
        with database as url:
            os.environ |= {"DATABASE_URL": url, "READ_ENV_FILES": "0", "VAR_DIR": name}
            os.environ["DJANGO_SETTINGS_MODULE"] = "clinic_site.settings.test"
            django.setup()
            print("PostgreSQL" if postgres else "SQLite")
            measure(folder)
