"""Deletes what patients have sent by a form once its time is over."""

from django.core.management.base import BaseCommand

from pages.requests.purging import purge_submissions


class Command(BaseCommand):
    """Says how many requests were deleted."""

    help = "Deletes requests that are older than Settings > Requests says. Backups keep theirs."

    def handle(self, *args, **options):
        count = purge_submissions()
        self.stdout.write(f"Deleted {count} request{'' if count == 1 else 's'}.")
