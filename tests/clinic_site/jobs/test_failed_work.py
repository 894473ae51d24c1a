"""The panel of failed background work on the editor's start page."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from clinic_site.jobs.retries import PAUSES
from clinic_site.mail.tasks import send
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db

HEADING = "Background work that failed"
MAIL = send.module_path
CLEARING = "clinic_site.jobs.housekeeping.clear_sessions"
TRACEBACK = 'Traceback:\n  File "smtp.py", line 1\nConnectionRefusedError: <nobody> answers\n'


@pytest.fixture
def failed(queued):
    """Make tasks that were given up."""

    def make(task_path, **fields):
        worker_ids = ["worker"] * (len(PAUSES) + 1)
        given_up = {"finished_at": timezone.now(), "traceback": TRACEBACK}
        return queued(task_path, status="FAILED", worker_ids=worker_ids, **{**given_up, **fields})

    return make


def start_page(client):
    return client.get(reverse("wagtailadmin_home")).text


def log_in(client, role):
    user = UserFactory()
    user.groups.add(Group.objects.get(name=role))
    client.force_login(user)
    return client


def test_administrators_read_what_failed_and_why(client, site, failed):
    failed(MAIL)
    failed(MAIL)
    page = start_page(log_in(client, "Site administrators"))
    assert HEADING in page
    assert "Send mail" in page
    assert "Failed 2 times" in page
    assert "ConnectionRefusedError: &lt;nobody&gt; answers" in page


@pytest.mark.parametrize("role", ["Clinic staff", "Clinicians"])
def test_others_do_not(client, site, failed, role):
    failed(MAIL)
    log_in(client, role)
    assert HEADING not in start_page(client)
    answer = client.post(reverse("jobs_try_again"), {"task_path": MAIL})
    assert answer.status_code == 302
    assert DBTaskResult.objects.get().status == "FAILED"


def test_there_is_no_panel_while_nothing_failed(editor_client, site, queued):
    queued(MAIL, status="READY", worker_ids=["one"], traceback=TRACEBACK)
    assert HEADING not in start_page(editor_client)


def test_a_job_that_has_succeeded_since_is_no_longer_shown(editor_client, site, failed, queued):
    failed(CLEARING)
    assert "Clear logins" in start_page(editor_client)
    queued(CLEARING, status="SUCCESSFUL", finished_at=timezone.now())
    assert HEADING not in start_page(editor_client)


def test_a_mail_that_failed_is_shown_although_others_went_out(editor_client, site, failed, queued):
    failed(MAIL)
    queued(MAIL, status="SUCCESSFUL", finished_at=timezone.now())
    assert "Send mail" in start_page(editor_client)


def test_a_task_that_was_removed_from_the_code_is_shown_by_its_name(editor_client, site, failed):
    failed("somewhere.that_is.gone")
    assert "gone" in start_page(editor_client)


def test_the_button_tries_again_from_the_first_attempt(editor_client, site, failed):
    mail, other = failed(MAIL), failed(CLEARING)
    page = editor_client.post(reverse("jobs_try_again"), {"task_path": MAIL}, follow=True)
    assert "1 task will be tried again." in page.text
    mail.refresh_from_db()
    other.refresh_from_db()
    assert (mail.status, mail.worker_ids) == ("READY", [])
    assert mail in DBTaskResult.objects.ready()
    assert other.status == "FAILED"


def test_the_button_pressed_twice_says_so(editor_client, site):
    page = editor_client.post(reverse("jobs_try_again"), {"task_path": MAIL}, follow=True)
    assert "There is nothing left to try again." in page.text


def test_the_panel_costs_no_more_queries_with_more_failures(
    editor_client, site, failed, django_assert_num_queries
):
    from clinic_site.jobs.failures import failures

    failed(MAIL)
    with django_assert_num_queries(3):
        failures()
    for _ in range(5):
        failed(MAIL)
    with django_assert_num_queries(3):
        failures()
