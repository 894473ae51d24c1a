"""The questions that are asked of the index, of SQLite or PostgreSQL, each in one query.

The module of a database has the SQL that makes its index (`CREATE`, `DROP`), what to set before it
is asked (`BEFORE`), where a query for words looks (`FOUND`), in which order (`BEST_FIRST`),
`match`, which writes that query, and `nearby`, the words that may be like a misspelled one.
"""

from contextlib import contextmanager

from django.db import connection, transaction

from . import postgresql, sqlite

INDEXES = {"sqlite": sqlite, "postgresql": postgresql}


def index_on(connection):
    """Return the module of the index on a database connection."""
    return INDEXES[connection.vendor]


@contextmanager
def asking():
    """Wrap whatever asks the index, so that the database plans for it as the index needs."""
    statements = index_on(connection).BEFORE
    if not statements:
        yield  # a transaction on SQLite would keep others from writing
        return
    with transaction.atomic(savepoint=False):
        with connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)
        yield


def found(words, scope):
    """Return the pages of a `Scope` that have all of the words, the best first.

    A word is had by a page if one of the page's words begins with it. Returns pairs of the page's
    key and its content type's.
    """
    index, (condition, parameters) = index_on(connection), scope.condition
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT p.id, p.content_type_id {index.FOUND} AND {condition} "
            f"ORDER BY {index.BEST_FIRST}",
            [index.match(words), *parameters],
        )
        return cursor.fetchall()


def counts(words, scope, most):
    """Return by word how many pages of a `Scope` have it, and `most` for more of them."""
    index, (condition, parameters) = index_on(connection), scope.condition
    one = f"(SELECT 1 {index.FOUND} AND {condition} LIMIT {most:d})"
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT " + ", ".join(f"(SELECT count(*) FROM {one} found)" for _word in words),  # noqa: S608 - the same
            [value for word in words for value in (index.match([word]), *parameters)],
        )
        return dict(zip(words, cursor.fetchone(), strict=True))


def nearby(words, distance):
    """Return the known words that may be at most so many letters from one of some words."""
    return index_on(connection).nearby(words, distance)
