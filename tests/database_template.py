"""A test database on SQLite that begins as a copy of one with all migrations.

PostgreSQL makes such a copy itself; both find it under the setting `TEST: TEMPLATE`.
"""

import sqlite3
from contextlib import closing


def fill_from_template(connection, **kwargs):
    """Fill a new database; a receiver of Django's signal `connection_created`."""
    template = connection.settings_dict["TEST"].get("TEMPLATE")
    if connection.vendor == "sqlite" and template and not connection.introspection.table_names():
        with closing(sqlite3.connect(template)) as source:
            source.backup(connection.connection)
