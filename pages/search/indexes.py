"""The questions that are asked of the index, of SQLite or PostgreSQL, each in one query.

The module of a database has the SQL that makes its index (`CREATE`, `DROP`), what to set before it
is asked (`BEFORE`), where a query for words looks (`FOUND`), what is less the better a page is
(`RANK`), `match`, which writes that query, and `near`, the condition on a known word that it may be
meant by others.
"""

from contextlib import contextmanager
from dataclasses import dataclass

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


@dataclass(frozen=True)
class Found:
    """Pages that were found: how many by the key of their content type, and the keys of some."""

    counts: dict[int, int]
    keys: list[int]

    def __bool__(self):
        return bool(self.counts)


def found(words, scope, types=None, places=range(10)):
    """Return as `Found` the pages of a `Scope` that have all of the words.

    A word is had by a page if one of the page's words begins with it. The keys are those at some
    `places`, a range from 0, the best first; of pages of some content types only if their keys are
    given as `types`.
    """
    index, (condition, parameters) = index_on(connection), scope.condition
    only = "true" if types is None else f"type IN ({', '.join(map(str, types)) or 'NULL'})"
    with connection.cursor() as cursor:
        cursor.execute(
            f"""WITH found AS (SELECT p.id, p.content_type_id AS type, {index.RANK} AS rank
                    {index.FOUND} AND {condition})
                SELECT 0 AS part, type AS key, count(*) AS number FROM found GROUP BY type
                UNION ALL SELECT * FROM (SELECT 1, id, rank FROM found WHERE {only}
                    ORDER BY rank, id DESC LIMIT %s OFFSET %s) best
                ORDER BY part, number, key DESC""",  # noqa: S608 - constants, keys, and `Scope`'s SQL
            [index.match(words), *parameters, len(places), places.start],
        )
        rows = cursor.fetchall()
    return Found(
        counts={key: int(number) for part, key, number in rows if part == 0},
        keys=[key for part, key, _number in rows if part == 1],
    )


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


def lacking(words, distance, scope):
    """Return those of some words that no page of a `Scope` has, and what may be meant by them.

    That is the known words that may be at most so many letters from one of all the words.
    """
    index, (condition, parameters) = index_on(connection), scope.condition
    near, near_parameters = index.near(words, distance)
    without = f"SELECT true, %s WHERE NOT EXISTS (SELECT 1 {index.FOUND} AND {condition})"
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT false AS is_wrong, word FROM pages_searchword WHERE {near}"  # noqa: S608 - the same
            + f" UNION ALL {without}" * len(words),
            [
                *near_parameters,
                *(value for word in words for value in (word, index.match([word]), *parameters)),
            ],
        )
        rows = cursor.fetchall()
    wrong = [word for is_wrong, word in rows if is_wrong]
    return wrong, [word for is_wrong, word in rows if not is_wrong]
