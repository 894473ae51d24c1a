import signal
import sys
from threading import Event

from django.core.management.base import BaseCommand

from clinic_site.jobs.scheduler import make_scheduler
from clinic_site.schedule import SCHEDULE


class Command(BaseCommand):
    """Enqueues the jobs of the schedule until SIGTERM or Ctrl-C; `run_worker` does them."""

    help = "Put the jobs of clinic_site/schedule.py into the background queue at their times."

    def handle(self, *args, **options):
        stopping = Event()

        def stop(number, frame):
            stopping.set()
            sys.exit(0)

        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, stop)
        make_scheduler(SCHEDULE, stopping).start()
