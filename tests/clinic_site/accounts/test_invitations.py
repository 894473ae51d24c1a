"""New staff set their own password with a link that works once."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from clinic_site.accounts.invitations import set_password_link
from clinic_site.accounts.models import User
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db

LINK = re.compile(r"https?://[^\s<]+/admin/password_reset/confirm/[^\s<]+/")
PASSWORD = "four-score-and-seven"
ADD = {"email": "New@Clinic.example", "first_name": "Noor", "last_name": "Haddad"}


@pytest.fixture
def mail_is_set(settings):
    settings.EMAIL_IS_SET = True


@pytest.fixture
def newcomer():
    return UserFactory(email="new@clinic.example", password=None)


def add_account(client, **fields):
    return client.post(reverse("wagtailusers_users:add"), {**ADD, **fields}, follow=True)


def open_link(client, link):
    """Follow a link as a browser does, ignoring its host, and return the page it ends at."""
    path = re.sub(r"^https?://[^/]+", "", link)
    return client.get(path, follow=True)


def set_password(client, page, password=PASSWORD):
    return client.post(
        page.request["PATH_INFO"],
        {"new_password1": password, "new_password2": password},
        follow=True,
    )


def log_in(client, email, password=PASSWORD):
    return client.post(
        reverse("wagtailadmin_login"), {"username": email, "password": password}
    ).status_code


def test_the_form_asks_for_no_password(editor_client, newcomer):
    for url in (
        reverse("wagtailusers_users:add"),
        reverse("wagtailusers_users:edit", args=[newcomer.pk]),
    ):
        page = editor_client.get(url)
        assert 'name="email"' in page.text
        assert 'type="password"' not in page.text


def test_a_typed_password_is_ignored(editor_client, mail_is_set):
    add_account(editor_client, password1=PASSWORD, password2=PASSWORD)
    account = User.objects.get(email="new@clinic.example")
    assert not account.has_usable_password()

    editor_client.post(
        reverse("wagtailusers_users:edit", args=[account.pk]),
        {**ADD, "is_active": "on", "password1": PASSWORD, "password2": PASSWORD},
    )
    account.refresh_from_db()
    assert not account.has_usable_password()


def test_the_mailed_link_leads_to_a_password_and_to_the_login(
    editor_client, client_of, client, mail_is_set, settings
):
    settings.SITE_URL = "https://www.riverbank.example"
    page = add_account(editor_client)
    assert "on its way to new@clinic.example" in page.text
    assert not LINK.search(page.text)

    [message] = mail.outbox
    assert message.to == ["new@clinic.example"]
    link = LINK.search(message.body).group()
    assert link.startswith("https://www.riverbank.example/admin/")
    assert "localhost" not in message.body
    assert "testserver" not in message.body

    client.logout()
    form = open_link(client, link)
    assert "Set your new password" in form.text
    done = set_password(client, form)
    assert reverse("wagtailadmin_login") in done.text
    account = User.objects.get(email="new@clinic.example")
    assert account.check_password(PASSWORD)
    assert log_in(client, "new@clinic.example") == 302


def test_the_mail_says_what_it_is_about_in_plain_text(editor_client, mail_is_set):
    add_account(editor_client, first_name="Noor & <Co>")
    [message] = mail.outbox
    assert message.body.startswith("Hello Noor & <Co>,")
    assert "You log in with new@clinic.example." in message.body
    assert "Set your password" in message.subject
    assert not message.alternatives


def test_a_forged_host_is_not_in_the_link(editor_client, mail_is_set):
    editor_client.post(reverse("wagtailusers_users:add"), ADD, headers={"host": "evil.example"})
    assert "evil.example" not in mail.outbox[0].body


def test_the_link_works_once(client, newcomer):
    link = set_password_link(newcomer)
    set_password(client, open_link(client, link))
    again = open_link(client, link)
    assert "Invalid password reset link" in again.text


def test_the_link_expires(client, newcomer, settings):
    link = set_password_link(newcomer)
    late = timezone.now() + timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT + 60)
    with time_machine.travel(late):
        assert "Invalid password reset link" in open_link(client, link).text
    assert "Set your new password" in open_link(client, link).text


def test_the_link_ends_when_the_address_changes(client, newcomer):
    link = set_password_link(newcomer)
    newcomer.email = "other@clinic.example"
    newcomer.save()
    assert "Invalid password reset link" in open_link(client, link).text


def test_a_weak_password_is_refused(client, newcomer):
    page = set_password(client, open_link(client, set_password_link(newcomer)), "password")
    assert "too common" in page.text
    newcomer.refresh_from_db()
    assert not newcomer.has_usable_password()


def test_without_mail_the_administrator_sees_the_link_once(editor_client, client_of, client):
    page = add_account(editor_client)
    assert "Mail is not set up on this site." in page.text
    link = LINK.search(page.text).group()
    index = editor_client.get(reverse("wagtailusers_users:index"))
    assert link not in index.text
    client.logout()
    assert "Set your new password" in open_link(client, link).text


def test_a_name_is_printed_and_not_run(editor_client):
    page = add_account(editor_client, first_name="<script>Noor")
    assert "<script>Noor" not in page.text
    assert "&lt;script&gt;Noor" in page.text


def test_an_administrator_sends_a_new_link(editor_client, mail_is_set, newcomer):
    edit = editor_client.get(reverse("wagtailusers_users:edit", args=[newcomer.pk]))
    url = reverse("wagtailusers_users:send_link", args=[newcomer.pk])
    assert url in edit.text
    assert "new@clinic.example" in editor_client.get(url).text
    assert not mail.outbox
    page = editor_client.post(url, follow=True)
    assert "on its way to new@clinic.example" in page.text
    assert LINK.search(mail.outbox[0].body)
    history = editor_client.get(reverse("wagtailusers_users:history", args=[newcomer.pk]))
    assert "A link to set a password was sent" in history.text


def test_no_link_is_sent_to_an_inactive_account(editor_client, mail_is_set, newcomer):
    User.objects.filter(pk=newcomer.pk).update(is_active=False)
    url = reverse("wagtailusers_users:send_link", args=[newcomer.pk])
    page = editor_client.post(url, follow=True)
    assert "This account is not active. Make it active first." in page.text
    assert not mail.outbox


def test_somebody_who_lost_the_first_link_asks_for_another(client, newcomer):
    client.post(
        reverse("wagtailadmin_password_reset"),
        {"email": "NEW@clinic.example"},
        headers={"host": "evil.example"},
    )
    [message] = mail.outbox
    assert message.to == ["new@clinic.example"]
    assert "evil.example" not in message.body
    link = LINK.search(message.body).group()
    assert "Set your new password" in open_link(client, link).text


def test_an_inactive_account_gets_no_forgotten_password_mail(client, newcomer):
    User.objects.filter(pk=newcomer.pk).update(is_active=False)
    client.post(reverse("wagtailadmin_password_reset"), {"email": newcomer.email})
    assert not mail.outbox
