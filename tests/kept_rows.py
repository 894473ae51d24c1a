"""What a slow set-up puts into the database: made once for each process, then put there again.

A test that takes its set-up from here finds the same rows as if it had made them itself, in its own
transaction, which is rolled back at its end like any other.
"""

import copy
from dataclasses import dataclass

from django.db import connection, transaction
from wagtail.models import Site

from clinic_site.backups.tables import Table, all_tables
from pages import generation


@dataclass(frozen=True)
class Change:
    """What the set-up did to a table: keys of rows that went, and rows that came, as tuples.

    A row that was changed went and came.
    """

    table: Table
    gone: list
    come: list


class KeptRows:
    """The rows that `make()` makes on a database as migrations leave it.

    With other kept rows in `on`, the rows that `make(on.put_back())` makes beside those. Create it
    from a fixture for a session or module, which is before any test: no clock stands still yet, and
    no other row is in the way.
    """

    def __init__(self, make, on=None):
        self._on = on
        with transaction.atomic():
            found = () if on is None else (on._put_all_back(),)
            _leave_keys_free()
            before = _all_rows()
            self._made = make(*found)
            after = _all_rows()
            transaction.set_rollback(True)
        self._changes = [
            change
            for table in after
            if (change := _difference(table, before[table], after[table])) is not None
        ]

    def put_back(self):
        """Put the rows into the test's transaction; return a copy of what `make` has returned.

        Rows of the test's own may be there already, but no pages beside those of `make`. As with
        other changes past the models, it is said that readers would see them.
        """
        with connection.cursor() as cursor:
            for change in self._changes:
                _write(cursor, change)
        Site.clear_site_root_paths_cache()
        generation.bump_on_commit()
        return copy.deepcopy(self._made)

    def _put_all_back(self):
        if self._on is not None:
            self._on._put_all_back()
        return self.put_back()


def _leave_keys_free():
    """Let rows made from now on have keys far from those of a test's first rows.

    Only SQLite counts keys again after a rollback; PostgreSQL never gives out a key twice.
    """
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("SELECT MAX(seq) FROM sqlite_sequence")
            last = cursor.fetchone()[0] + 1000
            cursor.execute("DELETE FROM sqlite_sequence")
            cursor.executemany(
                "INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)",
                [(table.name, last) for table in all_tables()],
            )


def _all_rows():
    """Return the rows of every table by their keys."""
    with connection.cursor() as cursor:
        return {table: _rows(cursor, table) for table in all_tables()}


def _rows(cursor, table):
    quote = connection.ops.quote_name
    columns = ", ".join(map(quote, table.columns))
    key = table.columns.index(table.model._meta.pk.column)
    cursor.execute(f"SELECT {columns} FROM {quote(table.name)}")  # noqa: S608 - names of models
    return {row[key]: row for row in cursor.fetchall()}


def _difference(table, before, after):
    gone = [key for key, row in before.items() if after.get(key) != row]
    come = [row for key, row in after.items() if before.get(key) != row]
    return Change(table, gone, come) if gone or come else None


def _write(cursor, change):
    quote = connection.ops.quote_name
    table, key = quote(change.table.name), quote(change.table.model._meta.pk.column)
    columns = ", ".join(map(quote, change.table.columns))
    marks = ", ".join(["%s"] * len(change.table.columns))
    cursor.executemany(
        f"DELETE FROM {table} WHERE {key} = %s",  # noqa: S608 - names of models
        [(gone,) for gone in change.gone],
    )
    cursor.executemany(
        f"INSERT INTO {table} ({columns}) VALUES ({marks})",  # noqa: S608 - names of models
        change.come,
    )
