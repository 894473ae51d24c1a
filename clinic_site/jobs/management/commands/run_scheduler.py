import signal
import sys

from django.core.management.base import BaseCommand

from clinic_site.jobs.scheduler import make_scheduler
from clinic_site.schedule import SCHEDULE


class Command(BaseCommand):
    """Enqueues the jobs of the schedule until SIGTERM or Ctrl-C; `run_worker` does them."""

    help = "Put the jobs of clinic_site/schedule.py into the background queue at their times."

    def handle(self, *args, **options):
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda number, frame: sys.exit(0))
        make_scheduler(SCHEDULE).start()
