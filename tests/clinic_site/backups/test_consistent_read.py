"""Rows are read as of one instant, and nobody waits for that."""

import pytest
from django.db import DEFAULT_DB_ALIAS, connection

from clinic_site.backups import database
from clinic_site.backups.database import consistent_read  # before conftest.py puts its own there


@pytest.fixture
def site_connection(db, tmp_path, monkeypatch):
    """A connection that commits; its database has a table `scratch` with the number 1.

    On SQLite a file, because a database in memory has no write-ahead log.
    """
    own = connection.copy()
    if own.vendor == "sqlite":
        own.settings_dict["NAME"] = str(tmp_path / "site.sqlite3")
    monkeypatch.setattr(database, "connections", {DEFAULT_DB_ALIAS: own})
    with own.cursor() as cursor:
        cursor.execute("CREATE TABLE scratch (number integer)")
        cursor.execute("INSERT INTO scratch VALUES (1)")
    yield own
    with own.cursor() as cursor:
        cursor.execute("DROP TABLE scratch")
    own.close()


def number(reader):
    with reader.cursor() as cursor:
        cursor.execute("SELECT number FROM scratch")
        return cursor.fetchone()[0]


def test_what_is_written_after_the_first_read_is_not_seen(site_connection):
    with consistent_read() as reader:
        assert number(reader) == 1
        with site_connection.cursor() as cursor:
            cursor.execute("UPDATE scratch SET number = 2")
        assert number(site_connection) == 2
        assert number(reader) == 1
    with consistent_read() as reader:
        assert number(reader) == 2
