"""The rows of the database: read as of one instant, written as JSON lines, loaded again."""

import hashlib
import json
from contextlib import contextmanager
from itertools import islice

from django.core.management.color import no_style
from django.db import DEFAULT_DB_ALIAS, connections

from .tables import all_tables, kept_tables
from .values import decoder, encode

ROWS_AT_ONCE = 500


@contextmanager
def consistent_read():
    """Yield a connection of its own that sees the database as it is at its first query.

    Nobody waits for it: readers and writers go on. Under SQLite that takes the write-ahead log,
    and a transaction that does not ask for the write lock, as all others here do.
    """
    connection = connections[DEFAULT_DB_ALIAS].copy()
    try:
        if connection.vendor == "postgresql":
            connection.set_autocommit(False)
            begin = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY"
        else:
            begin = "BEGIN DEFERRED"
        with connection.cursor() as cursor:
            cursor.execute(begin)
        yield connection
    finally:
        if connection.connection is not None:
            connection.connection.rollback()
        connection.close()


def lines(connection, table):
    """Yield every row of a `Table`, in the order of its key, as a line of JSON in bytes."""
    columns = [field.get_col(table.name) for field in table.fields]
    readers = [_reader(connection, column) for column in columns]
    names = ", ".join(connection.ops.quote_name(name) for name in table.columns)
    name = connection.ops.quote_name(table.name)
    key = connection.ops.quote_name(table.model._meta.pk.column)
    with connection.chunked_cursor() as cursor:
        cursor.execute(f"SELECT {names} FROM {name} ORDER BY {key}")  # noqa: S608 - no input
        while rows := cursor.fetchmany(ROWS_AT_ONCE):
            for row in rows:
                values = [read(value) for read, value in zip(readers, row, strict=True)]
                yield json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _reader(connection, column):
    """Return a function from what the cursor gives for a column to what JSON holds."""
    kind = column.output_field.get_internal_type()
    # The backend's own converters and not the fields': a stream of blocks stays JSON.
    converters = connection.ops.get_db_converters(column)

    def read(value):
        for convert in converters:
            value = convert(value, column, connection)
        return encode(value, kind)

    return read


def digest(rows):
    """Return `(number of rows, SHA-256 in hexadecimal)` of an iterable of lines."""
    count, total = 0, hashlib.sha256()
    for line in rows:
        count += 1
        total.update(line)
    return count, total.hexdigest()


def write(connection, table, path):
    """Write a table's rows to the new file at `path`; return their number and SHA-256."""
    with path.open("xb") as file:
        return digest(_passed_to(file, lines(connection, table)))


def _passed_to(file, rows):
    for line in rows:
        file.write(line)
        yield line


def empty(connection):
    """Delete every row of every table, the left out ones too."""
    with connection.cursor() as cursor:
        for table in all_tables():
            name = connection.ops.quote_name(table.name)
            cursor.execute(f"DELETE FROM {name}")  # noqa: S608 - no input


def load(connection, table, columns, path):
    """Insert the rows of the file at `path`, whose values stand in the order of `columns`."""
    fields = {field.column: field for field in table.fields}
    decoders = [
        decoder(fields[name].get_col(table.name).output_field.get_internal_type(), connection.ops)
        for name in columns
    ]
    names = ", ".join(connection.ops.quote_name(name) for name in columns)
    marks = ", ".join(["%s"] * len(columns))
    name = connection.ops.quote_name(table.name)
    insert = f"INSERT INTO {name} ({names}) VALUES ({marks})"  # noqa: S608 - columns are checked
    with path.open("rb") as file, connection.cursor() as cursor:
        while batch := list(islice(file, ROWS_AT_ONCE)):
            rows = map(json.loads, batch)
            cursor.executemany(
                insert,
                [
                    [decode(value) for decode, value in zip(decoders, row, strict=True)]
                    for row in rows
                ],
            )


def finish_loading(connection):
    """Let new rows get keys after the loaded ones, and check that no row refers to a missing one.

    Raises django.db.IntegrityError.
    """
    models = [table.model for table in kept_tables()]
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)
    connection.check_constraints()


def named_files(connection):
    """Return the names of all uploaded files that rows refer to, as a set."""
    found = set()
    with connection.cursor() as cursor:
        for table in kept_tables():
            name = connection.ops.quote_name(table.name)
            for column in map(connection.ops.quote_name, table.file_columns):
                cursor.execute(f"SELECT {column} FROM {name} WHERE {column} <> ''")  # noqa: S608 - own names
                found.update(value for (value,) in cursor)
    return found


def size(connection):
    """Return how many bytes the database takes up, indexes included."""
    question = "SELECT pg_database_size(current_database())"
    if connection.vendor == "sqlite":
        question = "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()"
    with connection.cursor() as cursor:
        cursor.execute(question)
        return cursor.fetchone()[0]
