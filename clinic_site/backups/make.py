"""Making a backup while the site runs."""

import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from django.db import DatabaseError
from django.db import connection as site_connection

from . import database, folders, manifest, media, space, versions
from .errors import BackupRefused, first_line
from .manifest import Manifest, TableEntry
from .progress import bar
from .tables import kept_tables

ATTEMPTS = 2
# A compressed text in PostgreSQL takes up more room in a file.
ROOM_FOR_ROWS = 2


@dataclass(frozen=True)
class Made:
    """A new backup: where it is, what it holds, and the names of older ones deleted for it."""

    path: Path
    manifest: Manifest
    deleted: list[str]


def make_backup(folder, keep):
    """Make a backup in a new folder below `folder`, and keep the newest `keep`; return a `Made`.

    Raises BackupRefused, leaving nothing behind, if the disk is full or cannot be written.
    """
    media.check_outside(folder)
    path = None
    try:
        with folders.one_run(folder):
            folders.remove_unfinished(folder)
            media_bytes = media.size()
            space.check(folder, ROOM_FOR_ROWS * database.size(site_connection) + media_bytes)
            name = folders.new_name(folder, datetime.now(UTC))
            with folders.whole_or_nothing(folder, name) as unfinished:
                made = _fill(unfinished, media_bytes)
                os.sync()  # a power cut must not leave a name without its content
            path = folder / name
            return Made(path, made, folders.keep_last(folder, keep))
    except OSError as error:
        if path is not None:
            raise BackupRefused(
                f"The backup is at {path}, but older ones could not be deleted: "
                f"{first_line(error)}."
            ) from error
        raise BackupRefused(
            f"The backup could not be written: {first_line(error)}. Nothing was left behind."
        ) from error
    except DatabaseError as error:
        raise BackupRefused(
            f"The database could not be read: {first_line(error)}. Nothing was left behind."
        ) from error


def _fill(folder, media_bytes):
    """Write database, media and, last, the manifest; return the Manifest.

    Files are copied before the rows are read, and again what came meanwhile: so every file that a
    row refers to was copied, even if it is deleted during the backup. One that came and went
    between the two would be missing; then the rows are read anew.
    """
    made_at = datetime.now(UTC).isoformat(timespec="seconds")
    (folder / "database").mkdir()
    (folder / "media").mkdir()
    copy = media.MediaCopy(folder)
    with bar("Media", media_bytes, "B") as progress:
        copy.catch_up(progress)
        for _attempt in range(ATTEMPTS):
            rows = _write_rows(folder)
            copy.catch_up(progress)
            missing = sorted(rows["named"] - copy.entries.keys())
            if not missing:
                break
    made = Manifest(
        made_at=made_at,
        database=site_connection.vendor,
        versions=versions.current(),
        migrations=rows["migrations"],
        tables=rows["tables"],
        files=dict(sorted(copy.entries.items())),
        missing=missing,
    )
    manifest.write(folder, made)
    return made


def _write_rows(folder):
    """Write all tables as of one instant; return entries, migrations and names of files."""
    entries = {}
    with database.consistent_read() as connection:
        tables = kept_tables()
        with bar("Tables", len(tables), "table") as progress:
            for table in tables:
                path = manifest.table_path(folder, table.label)
                path.unlink(missing_ok=True)
                entries[table.label] = TableEntry(
                    table.columns, *database.write(connection, table, path)
                )
                progress.update()
        return {
            "tables": entries,
            "migrations": versions.applied_migrations(connection),
            "named": database.named_files(connection),
        }
