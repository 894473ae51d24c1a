"""Requests are deleted when their time is over, and patients are told when that is."""

from io import StringIO

import pytest
from django.core.management import call_command
from wagtail.models import PageLogEntry

from clinic_site.jobs import housekeeping
from clinic_site.schedule import SCHEDULE
from pages.models import RequestSettings, RequestSubmission
from pages.requests.audit import PURGE
from tests.factories import make_request

pytestmark = pytest.mark.django_db


def purge():
    out = StringIO()
    call_command("purge_submissions", stdout=out)
    return out.getvalue()


def test_only_what_is_older_than_the_settings_say_is_deleted(form_page):
    make_request(form_page, days_ago=91)
    young = make_request(form_page, days_ago=89)
    assert purge() == "Deleted 1 request.\n"
    assert list(RequestSubmission.objects.all()) == [young]
    assert purge() == "Deleted 0 requests.\n"


def test_the_clinic_chooses_how_long(form_page):
    RequestSettings.objects.create(kept_days=7)
    make_request(form_page, days_ago=8)
    make_request(form_page, days_ago=6)
    purge()
    assert RequestSubmission.objects.count() == 1


def test_it_is_told_in_the_history_of_the_page(form_page):
    make_request(form_page, days_ago=91)
    make_request(form_page, days_ago=100)
    purge()
    [entry] = PageLogEntry.objects.filter(action=PURGE)
    assert entry.data == {"count": 2}
    assert entry.formatter.format_message(entry).startswith("2 requests were deleted because")


def test_a_scheduler_does_it_every_day(form_page):
    make_request(form_page, days_ago=91)
    [job] = [job for job in SCHEDULE if job.task is housekeeping.purge_submissions]
    assert set(job.times) == {"hour", "minute"}
    job.task.call()
    assert not RequestSubmission.objects.exists()


def test_patients_read_it_beside_the_form(form_page, client):
    text = " ".join(client.get("/appointment/").text.split())
    assert "We delete it after 90 days. Our backups keep copies" in text
    RequestSettings.objects.create(kept_days=1)
    text = " ".join(client.get("/appointment/").text.split())
    assert "We delete it after 1 day. Our backups keep copies" in text
