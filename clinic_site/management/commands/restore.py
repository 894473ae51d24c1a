from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from clinic_site.backups.errors import BackupRefused
from clinic_site.backups.restore import restore_backup


class Command(BaseCommand):
    """Restores a backup after checking every byte of it; all of it or nothing."""

    help = "Replaces database and uploaded files by a backup, after checking it."

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path, metavar="FOLDER", help="The backup to restore.")
        parser.add_argument(
            "--yes", action="store_true", help="Replace what the site holds, without asking."
        )

    def handle(self, *args, folder, yes, **options):
        try:
            made = restore_backup(folder.absolute(), replace=yes)
        except BackupRefused as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            f"Restored {made.rows} rows of {len(made.tables)} tables and {len(made.files)} files, "
            f"as they were at {made.made_at}. Start the site again, and everybody logs in anew."
        )
