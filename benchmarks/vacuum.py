"""Has PostgreSQL count its rows, as it does by itself after a while: `python -m benchmarks.vacuum`.

Runs in a site's environment. Its plans depend on the counts; SQLite has none.
"""


def vacuum():
    """Count the rows of a PostgreSQL database; Django has to be set up."""
    from django.db import connection

    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")


if __name__ == "__main__":
    import django

    django.setup()
    vacuum()
