"""The first administrator, and the way back in."""

import re
from math import log2

import pytest
from axes.models import AccessAttempt
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.urls import reverse

from clinic_site.accounts.administrators import (
    ALPHABET,
    default_email,
    ensure_administrator,
    random_password,
    reset_administrator,
)
from clinic_site.accounts.models import User
from clinic_site.settings.site_url import read_site_url
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def run(capsys, *args):
    call_command("administrator", *args)
    return capsys.readouterr().out


def printed(output, label):
    return re.search(rf"^{label}:\s+(\S+)$", output, re.MULTILINE).group(1)


def test_a_password_can_be_read_aloud_and_not_guessed():
    password = random_password()
    groups = password.split("-")
    assert 4 <= len(groups) <= 5
    letters = "".join(groups)
    assert set(letters) <= set(ALPHABET)
    assert len(letters) * log2(len(set(ALPHABET))) >= 80
    validate_password(password)
    assert len({random_password() for _number in range(50)}) == 50


@pytest.mark.parametrize(
    ("address", "email"),
    [
        ("https://www.riverbank.example", "admin@www.riverbank.example"),
        ("http://127.0.0.1:8000", "admin@clinic.example"),
        ("http://localhost:8000", "admin@clinic.example"),
        ("http://[::1]:8000", "admin@clinic.example"),
        ("https://192.0.2.10", "admin@clinic.example"),
        ("https://intranet", "admin@clinic.example"),
    ],
)
def test_the_address_follows_the_site(settings, address, email):
    settings.SITE_ADDRESS = read_site_url(address)
    assert default_email() == email


def test_the_command_prints_a_login_that_works_once(capsys, client):
    output = run(capsys)
    assert printed(output, "Editor").endswith("/admin/")
    email, password = printed(output, "E-mail"), printed(output, "Password")
    response = client.post(reverse("wagtailadmin_login"), {"username": email, "password": password})
    assert response.status_code == 302
    assert client.get(reverse("wagtailadmin_home")).status_code == 200

    again = run(capsys)
    assert "Password:" not in again
    assert password not in again
    assert f"{email} is the administrator already." in again
    assert User.objects.count() == 1


def test_the_address_can_be_given(capsys):
    assert printed(run(capsys, "--email", "Boss@Clinic.example"), "E-mail") == "boss@clinic.example"


@pytest.mark.parametrize("email", ["boss", "boss@", "@clinic.example"])
def test_a_wrong_address_is_refused(email):
    with pytest.raises(CommandError, match="valid"):
        call_command("administrator", "--email", email)
    assert not User.objects.exists()


def test_an_account_with_fewer_rights_is_not_promoted():
    UserFactory(email="ana@clinic.example")
    with pytest.raises(CommandError, match="already an account"):
        call_command("administrator", "--email", "Ana@clinic.example")
    assert not User.objects.filter(is_superuser=True).exists()


def test_reset_gives_a_new_password_and_forgets_failures(capsys, client):
    user, _password = ensure_administrator()
    for _number in range(10):
        client.post(reverse("wagtailadmin_login"), {"username": user.email, "password": "wrong"})
    assert AccessAttempt.objects.exists()
    output = run(capsys, "--reset")
    password = printed(output, "Password")
    assert not AccessAttempt.objects.exists()
    response = client.post(
        reverse("wagtailadmin_login"), {"username": user.email, "password": password}
    )
    assert response.status_code == 302


def test_reset_makes_an_administrator_if_there_is_none():
    UserFactory(is_superuser=True, is_active=False)
    user, password = reset_administrator()
    assert user.is_superuser
    assert user.check_password(password)


def test_reset_takes_the_oldest_or_the_one_that_is_named():
    oldest = UserFactory(is_superuser=True)
    other = UserFactory(email="other@clinic.example", is_superuser=True)
    assert reset_administrator()[0] == oldest
    assert reset_administrator("OTHER@clinic.example")[0] == other
    with pytest.raises(ValidationError, match=r"nobody@clinic\.example"):
        reset_administrator("nobody@clinic.example")
