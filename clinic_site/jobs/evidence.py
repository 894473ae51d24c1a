"""The weekly look at what has become of the studies, in pieces, so that mail need not wait."""

from django_tasks import task

from blog.evidence.alerts import mail_new_notices
from blog.evidence.checking import STALE_AFTER, check_studies, studies_to_check
from blog.studies.lookups.errors import SwitchedOff

from .queue import BACKGROUND

SECONDS = 120  # of one piece; the next one queues up behind whatever has come meanwhile


@task(backend=BACKGROUND, priority=-10)
def watch_studies(after=0):
    """Check the studies whose check is a week old, those above the key `after`.

    Does nothing if look-ups are switched off. Ends, until next week, if the services are out of
    reach.
    """
    try:
        # A day less, because a run takes its time and the next one begins on the hour.
        report = check_studies(studies_to_check(STALE_AFTER - 1), after, SECONDS)
    except SwitchedOff:
        return
    mail_new_notices()
    if not report.is_finished and not report.stopped_by:
        watch_studies.enqueue(report.last)
