"""Mail is queued, sent by a worker, and sent again when the mail server fails."""

import re
from smtplib import SMTPServerDisconnected

import pytest
from django.core import mail
from django.core.mail import get_connection, send_mail
from django.core.mail.backends import locmem
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from tests.factories import UserFactory

pytestmark = pytest.mark.django_db

TOKEN = re.compile(r"[A-Za-z0-9]{64}")
RESET = "wagtailadmin_password_reset"


@pytest.fixture(autouse=True)
def queued_mail(queue, settings):
    """Send mail as a real site does, but deliver it to the memory of the test."""
    settings.EMAIL_BACKEND = "clinic_site.mail.backend.QueuedEmailBackend"
    settings.MAIL_DELIVERY_BACKEND = "django.core.mail.backends.locmem.EmailBackend"


def test_mail_waits_for_the_worker(work):
    assert send_mail("Subject", "Text", None, ["somebody@clinic.example"]) == 1
    assert not mail.outbox
    work()
    [message] = mail.outbox
    assert (message.subject, message.body) == ("Subject", "Text")
    assert message.to == ["somebody@clinic.example"]


def test_mail_to_nobody_is_not_queued():
    assert send_mail("Subject", "Text", None, []) == 0
    assert not DBTaskResult.objects.exists()


def test_mail_of_a_transaction_that_is_rolled_back_is_not_sent(work):
    def change_and_fail():
        with transaction.atomic():
            send_mail("Subject", "Text", None, ["somebody@clinic.example"])
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        change_and_fail()
    work()
    assert not mail.outbox


def test_a_mail_server_that_fails_gets_the_same_mail_again(work, monkeypatch, caplog):
    def fail(self, messages):
        seen.append(messages[0].message()["Message-ID"])
        raise SMTPServerDisconnected("gone")

    seen = []
    with monkeypatch.context() as patch:
        patch.setattr(locmem.EmailBackend, "send_messages", fail)
        send_mail("Subject", "Text", None, ["somebody@clinic.example"])
        work()
    assert not mail.outbox
    DBTaskResult.objects.update(run_after=timezone.now())
    work()
    [message] = mail.outbox
    assert message.message()["Message-ID"] == seen[0]
    assert message.message()["Date"]


def test_mail_that_was_sent_is_not_kept(work):
    send_mail("Subject", "a secret link", None, ["somebody@clinic.example"])
    work()
    assert "secret" not in str(DBTaskResult.objects.get().args_kwargs)


def test_a_forgotten_password_asks_the_mail_server_nothing_while_somebody_waits(
    client, work, monkeypatch
):
    def refuse(self, messages):
        raise AssertionError("The request sent the mail itself.")

    UserFactory(email="known@clinic.example")
    with monkeypatch.context() as patch:
        patch.setattr(locmem.EmailBackend, "send_messages", refuse)
        answers = [
            client.post(reverse(RESET), {"email": f"{name}@clinic.example"}, follow=True)
            for name in ("known", "unknown")
        ]
    known, unknown = (TOKEN.sub("", answer.text) for answer in answers)
    assert known == unknown
    assert answers[0].redirect_chain == answers[1].redirect_chain
    work()
    [message] = mail.outbox
    assert message.to == ["known@clinic.example"]


def test_the_site_queues_mail_unless_told_otherwise():
    from clinic_site.settings import base

    assert base.EMAIL_BACKEND == "clinic_site.mail.backend.QueuedEmailBackend"
    assert get_connection(base.MAIL_DELIVERY_BACKEND).__class__.__module__.startswith("django.")
