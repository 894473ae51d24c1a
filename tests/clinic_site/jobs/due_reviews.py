"""`python -m tests.clinic_site.jobs.due_reviews make`: pages that are due, two for each of three
people. `… die`: send the reminders, and be killed once the second mail is queued but not committed.
"""

import os
import signal
import sys
from datetime import date

import django

DUE = date(2026, 1, 1)


def make():
    from pages.models import PageDates
    from tests.factories import PersonFactory, StandardPageFactory, UserFactory, build_site

    home, _blog = build_site()
    for name in ("ana", "bo", "cy"):
        person = PersonFactory(account=UserFactory(email=f"{name}@clinic.example"))
        for _page in range(2):
            page = StandardPageFactory(parent=home)
            PageDates.objects.create(page=page, due_on=DUE, owner=person)


def die():
    from pages.reminders import sending

    queue, sent = sending.send_mail, []

    def queue_and_die(*args, **kwargs):
        queue(*args, **kwargs)
        sent.append(args)
        if len(sent) == 2:
            os.kill(os.getpid(), signal.SIGKILL)

    sending.send_mail = queue_and_die
    sending.send_reminders()


if __name__ == "__main__":
    django.setup()
    {"make": make, "die": die}[sys.argv[1]]()
