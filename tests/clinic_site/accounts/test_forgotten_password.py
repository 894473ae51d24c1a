"""Asking for a new password tells nobody who has an account, by words or by the work it takes."""

import re

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from clinic_site.accounts.models import User
from tests.clinic_site.accounts.second_factor.codes import give_password, logged_actions
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
VALUE = re.compile(r"'(?:[^']|'')*'|\b\d+\b")
LINK = re.compile(r"http://127\.0\.0\.1:8000(/admin/password_reset/\S+)")


@pytest.fixture(autouse=True)
def ana():
    return UserFactory(email="ana@clinic.example")


def ask(client, email):
    return client.post(reverse("wagtailadmin_password_reset"), {"email": email})


def queries_of(client, email):
    """Return the SQL of asking for a password, without the values."""
    with CaptureQueriesContext(connection) as queries:
        ask(client, email)
    return [VALUE.sub("?", query["sql"]) for query in queries]


def test_the_request_does_the_same_with_and_without_an_account(client, queue):
    ask(client, "first@clinic.example")  # what is cached is cached from here on
    known, unknown = (queries_of(client, f"{name}@clinic.example") for name in ("ana", "bob"))
    assert known == unknown
    assert not any("accounts_user" in sql for sql in known)


def test_one_task_waits_in_both_cases(client, queue):
    for name in ("ana", "bob"):
        ask(client, f"{name}@clinic.example")
    assert DBTaskResult.objects.count() == 2
    assert len(set(DBTaskResult.objects.values_list("task_path", flat=True))) == 1


def test_the_worker_mails_a_link_to_whoever_has_an_account(client, work, ana):
    ask(client, "Ana@Clinic.example")
    ask(client, "bob@clinic.example")
    work()
    [message] = mail.outbox
    assert message.to == [ana.email]
    assert "has asked for a new password" in message.body
    assert logged_actions(ana) == ["accounts.ask_for_password"]
    page = client.get(LINK.search(message.body)[1], follow=True)
    new = {"new_password1": "four-score-and-seven", "new_password2": "four-score-and-seven"}
    client.post(page.request["PATH_INFO"], new)
    assert User.objects.get(pk=ana.pk).check_password("four-score-and-seven")
    assert logged_actions(ana)[-1] == "accounts.change_password"


def test_an_account_that_is_not_active_gets_none(client, work, ana):
    User.objects.update(is_active=False)
    ask(client, ana.email)
    work()
    assert not mail.outbox


def test_coming_and_going_is_noted(client, administrator):
    give_password(client, administrator)
    client.post(reverse("wagtailadmin_logout"))
    assert logged_actions(administrator) == ["accounts.login", "accounts.logout"]
