from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from clinic_site.backups.errors import BackupRefused
from clinic_site.backups.make import make_backup

KEEP = 14
MEBIBYTE = 1024 * 1024


class Command(BaseCommand):
    """Makes a backup of database and uploaded files while the site runs."""

    help = "Makes a backup of the whole site, and keeps the last ones."

    def add_arguments(self, parser):
        parser.add_argument(
            "folder",
            nargs="?",
            type=Path,
            default=settings.BACKUP_FOLDER,
            metavar="FOLDER",
            help="Where backups lie, each in a folder of its own; %(default)s if not given.",
        )
        parser.add_argument(
            "--keep",
            type=int,
            default=KEEP,
            metavar="N",
            help="How many stay; %(default)s if not given.",
        )

    def handle(self, *args, folder, keep, **options):
        if keep < 1:
            raise CommandError(f"--keep is {keep}, but at least 1 backup has to stay.")
        try:
            made = make_backup(folder.absolute(), keep)
        except BackupRefused as error:
            raise CommandError(str(error)) from error
        content = made.manifest
        for name in content.missing:
            self.stderr.write(f"A row refers to {name}, and there is no such file.")
        for name in made.deleted:
            self.stdout.write(f"Deleted the old backup {name}")
        self.stdout.write(
            f"Backed up {content.rows} rows of {len(content.tables)} tables and "
            f"{len(content.files)} files ({content.media_bytes / MEBIBYTE:.1f} MiB) to {made.path}"
        )
