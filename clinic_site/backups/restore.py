"""Putting a backup in place of what the site holds."""

import io

from django.contrib.contenttypes.models import ContentType
from django.core.cache import caches
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from wagtail.models import Site

from clinic_site.site_record import follow_site_url
from pages import generation

from . import database, manifest, media, space
from .contents import own_contents
from .errors import BackupRefused, first_line
from .progress import bar
from .tables import kept_tables
from .verify import check_backup


def restore_backup(folder, replace):
    """Restore the backup at `folder`, all of it or nothing; return its Manifest.

    Without `replace` a site that holds anything is refused. Raises BackupRefused with the old site
    as it was. Whoever is logged in has to log in again.
    """
    try:
        made = check_backup(folder)
        media.check_outside(folder)
        if not replace and (found := own_contents()):
            raise BackupRefused(
                f"This site is not empty ({', '.join(found)}). "
                "Add --yes to replace all of it by the backup."
            )
        media.check_exchangeable()
        media.root().parent.mkdir(parents=True, exist_ok=True)
        space.check(media.root().parent, made.media_bytes)
        with bar("Media", made.media_bytes, "B") as progress:
            named = database.named_files(connection)
            with media.staged(folder, made.files, named, progress) as exchange_media:
                _replace_database(folder, made, exchange_media)
    except OSError as error:
        raise BackupRefused(f"Nothing was restored: {first_line(error)}") from error
    except (DatabaseError, ValueError) as error:
        # PostgreSQL takes no text with NUL, for one, which SQLite does.
        raise BackupRefused(
            f"Nothing was restored: the database refused it: {first_line(error)}"
        ) from error
    _forget()
    return made


def _replace_database(folder, made, exchange_media):
    """In one transaction: all tables, the comparison, the indexes; the media folder last."""
    with transaction.atomic():
        database.empty(connection)
        tables = kept_tables()
        with bar("Tables", len(tables), "table") as progress:
            for table in tables:
                entry = made.tables[table.label]
                path = manifest.table_path(folder, table.label)
                database.load(connection, table, entry.columns, path)
                progress.update()
        database.finish_loading(connection)
        _compare(made)
        follow_site_url()
        _forget()
        call_command("rebuild_references_index", verbosity=0)
        call_command("update_index", verbosity=0)
        call_command("rebuild_search", stdout=io.StringIO())
        exchange_media()


def _compare(made):
    """Raise BackupRefused unless every table reads back as the backup holds it."""
    for table in kept_tables():
        entry = made.tables[table.label]
        found = database.digest(database.lines(connection, table))
        if found != (entry.rows, entry.sha256):
            raise BackupRefused(
                f"Nothing was restored: the table {table.label} would not be what the backup holds "
                f"({found[0]} rows, {entry.rows} in the backup)."
            )


def _forget():
    """Clear what this process and the shared cache remember of the old rows."""
    ContentType.objects.clear_cache()
    Site.clear_site_root_paths_cache()
    for cache in caches.all():
        cache.clear()
    generation.bump()
