"""Which version of the site a backup belongs to."""

import django
import wagtail
from django.db import connections
from django.db.migrations.recorder import MigrationRecorder
from packaging.version import Version

from .errors import BackupRefused
from .tables import kept_tables


def current():
    """Return the versions that a manifest names, as texts."""
    return {"Django": django.get_version(), "Wagtail": wagtail.__version__}


def applied_migrations(connection=None):
    """Return the migrations applied to a database, as sorted `app.name`."""
    recorder = MigrationRecorder(connection or connections["default"])
    return sorted(f"{app}.{name}" for app, name in recorder.applied_migrations())


def check(folder, manifest):
    """Raise BackupRefused unless rows of this backup fit into this site's tables.

    A later bug fix of Django or Wagtail is no other version; a later release is.
    """
    for name, mine in current().items():
        theirs = manifest.versions[name]
        if Version(theirs).release[:2] > Version(mine).release[:2]:
            raise BackupRefused(
                f"{folder} was made with {name} {theirs}, and this site runs {mine}. "
                "Update the site first."
            )
    mine, theirs = set(applied_migrations()), set(manifest.migrations)
    if unknown := sorted(theirs - mine):
        raise BackupRefused(
            f"{folder} was made by a newer version of this site, with the migration {unknown[0]}. "
            "Update the site and run `manage.py migrate` first."
        )
    if later := sorted(mine - theirs):
        raise BackupRefused(
            f"{folder} was made by an older version of this site, before the migration {later[0]}. "
            "Restore it with the version that made it, then update."
        )
    expected = {table.label: set(table.columns) for table in kept_tables()}
    found = {label: set(entry.columns) for label, entry in manifest.tables.items()}
    if expected != found:
        label = min(name for name in expected | found if expected.get(name) != found.get(name))
        raise BackupRefused(
            f"{folder} and this site differ in the table {label}. "
            "Restore it with the version that made it."
        )
