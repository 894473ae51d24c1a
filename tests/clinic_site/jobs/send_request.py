"""`python -m tests.clinic_site.jobs.send_request make|send|die`: a form that a patient sends.

`make` makes its page. `die` is killed as by a power cut, when the request is written and the mail
about it is about to be queued.
"""

import os
import signal
import sys

import django


def make():
    from wagtail.models import Site

    from pages.models import ClinicSettings
    from tests.factories import build_site, make_request_page

    home, _blog = build_site()
    ClinicSettings.objects.create(site=Site.objects.get(), email="desk@clinic.example")
    make_request_page(home)


def send():
    from pages.models import AppointmentRequestPage
    from pages.requests.keeping import keep

    keep(AppointmentRequestPage.objects.get(), {"your_name": "Ana"}, "the token of one form")


def die():
    from django_tasks_db import DatabaseBackend

    DatabaseBackend.enqueue = lambda *args: os.kill(os.getpid(), signal.SIGKILL)
    send()


if __name__ == "__main__":
    django.setup()
    {"make": make, "send": send, "die": die}[sys.argv[1]]()
