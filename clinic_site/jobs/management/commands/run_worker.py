import logging
from datetime import timedelta

from django.core.management.base import BaseCommand, CommandError

from clinic_site.jobs.worker import BackgroundWorker


class Command(BaseCommand):
    """Does background work until SIGTERM or Ctrl-C; several may run side by side."""

    help = "Do the tasks of the background queue, such as sending mail and publishing."

    def add_arguments(self, parser):
        parser.add_argument(
            "--lease",
            type=float,
            default=60,
            help="seconds of silence after which others do this worker's task (default: 60)",
        )

    def handle(self, *args, lease, **options):
        if lease <= 0:
            raise CommandError("--lease must be more than 0 seconds.")
        # Its warnings are about signals only, and speak of Ctrl+C where nobody pressed it.
        logging.getLogger("django_tasks_db").setLevel(logging.ERROR)
        BackgroundWorker(timedelta(seconds=lease)).work()
