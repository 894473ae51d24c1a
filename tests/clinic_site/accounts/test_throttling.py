"""Ten wrong passwords for one account from one address, then 429 until the half hour is over."""

import re
from datetime import timedelta

import pytest
import time_machine
from axes.models import AccessAttempt
from django.conf import settings
from django.core.checks import run_checks
from django.test import RequestFactory
from django.urls import reverse
from django.utils import timezone

from clinic_site.accounts.invitations import set_password_link
from clinic_site.accounts.throttling import client_address
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db

RIGHT, WRONG = "correct-horse-battery", "battery-horse-staple"


@pytest.fixture(autouse=True)
def ana():
    return UserFactory(email="ana@clinic.example", is_superuser=True)


@pytest.fixture
def attempt(client):
    """Return a function that tries to log in and gives the answer."""

    def log_in(password=WRONG, email="ana@clinic.example", **extra):
        return client.post(
            reverse("wagtailadmin_login"), {"username": email, "password": password}, **extra
        )

    return log_in


def fail(attempt, times, **kwargs):
    return [attempt(**kwargs).status_code for _number in range(times)]


def test_the_tenth_failure_locks_the_account_for_this_address(attempt):
    assert fail(attempt, 9) == [200] * 9
    answer = attempt()
    assert answer.status_code == 429
    assert 0 < int(answer["Retry-After"]) <= 1800
    assert "Too many attempts" in answer.text
    assert "30 minutes" in answer.text


def test_the_right_password_does_not_help_while_locked(attempt, client):
    fail(attempt, 10)
    assert attempt(RIGHT).status_code == 429
    assert "_auth_user_id" not in client.session


def test_the_page_says_how_long_is_left(attempt):
    fail(attempt, 10)
    with time_machine.travel(timezone.now() + timedelta(minutes=20, seconds=30)):
        answer = attempt()
        assert 0 < int(answer["Retry-After"]) <= 600
        assert "10 minutes" in answer.text


def test_the_page_needs_nothing_from_elsewhere_and_no_inline_script(attempt):
    fail(attempt, 9)
    answer = attempt()
    assert not re.search(
        r"<(link[^>]* href|script[^>]* src|img[^>]* src)=\"(https?:)?//", answer.text
    )
    assert "<script>" not in answer.text
    assert "default-src 'none'" in answer["Content-Security-Policy"]


def test_an_attempt_from_a_script_is_locked_too(attempt):
    headers = {"x-requested-with": "XMLHttpRequest", "accept": "application/json"}
    assert fail(attempt, 11, headers=headers)[-2:] == [429, 429]


def test_json_does_not_log_anybody_in(client):
    answer = client.post(
        reverse("wagtailadmin_login"),
        {"username": "ana@clinic.example", "password": RIGHT},
        content_type="application/json",
    )
    assert answer.status_code == 200
    assert "_auth_user_id" not in client.session


def test_spellings_of_one_address_count_together(attempt):
    spellings = ["ana@clinic.example", "Ana@Clinic.Example", "  ANA@clinic.example ", "\u212a"]
    for number in range(9):
        attempt(email=spellings[number % 3])
    assert attempt(email="aNa@clinic.example").status_code == 429


def test_changing_the_browser_does_not_help(attempt):
    codes = [
        attempt(headers={"user-agent": f"Browser {number}"}).status_code for number in range(10)
    ]
    assert codes[-1] == 429


def test_another_account_still_logs_in(attempt):
    UserFactory(email="ben@clinic.example", is_superuser=True)
    fail(attempt, 10)
    assert attempt(RIGHT, email="ben@clinic.example").status_code == 302


def test_another_address_still_logs_in(attempt):
    fail(attempt, 10)
    assert attempt(RIGHT, REMOTE_ADDR="192.0.2.7").status_code == 302


def test_an_unknown_account_is_locked_alike(attempt):
    assert fail(attempt, 10, email="nobody@clinic.example")[-1] == 429


def test_the_right_password_works_after_the_half_hour(attempt):
    fail(attempt, 10)
    with time_machine.travel(timezone.now() + timedelta(minutes=29)):
        assert attempt(RIGHT).status_code == 429
    with time_machine.travel(timezone.now() + timedelta(minutes=31)):
        assert attempt(RIGHT).status_code == 302


def test_a_success_forgets_the_failures(attempt, client):
    fail(attempt, 9)
    assert attempt(RIGHT).status_code == 302
    client.logout()
    assert fail(attempt, 9) == [200] * 9


def test_a_new_password_ends_the_lock(attempt, client, ana):
    fail(attempt, 10)
    form = client.get(set_password_link(ana).removeprefix(settings.SITE_URL), follow=True)
    new = {"new_password1": "four-score-and-seven", "new_password2": "four-score-and-seven"}
    client.post(form.request["PATH_INFO"], new)
    assert attempt("four-score-and-seven").status_code == 302


def test_passwords_are_not_kept(attempt):
    attempt()
    stored = AccessAttempt.objects.get()
    assert WRONG not in stored.post_data


@pytest.mark.parametrize("email", ["ana\x00@clinic.example", "x" * 300, ""])
def test_odd_names_are_answered(attempt, email):
    assert attempt(email=email).status_code == 200


class TestBehindAProxy:
    @pytest.fixture(autouse=True)
    def behind_proxy(self, settings):
        settings.BEHIND_PROXY = True

    def test_visitors_are_told_apart_by_what_the_proxy_wrote(self, attempt):
        fail(attempt, 10, headers={"x-forwarded-for": "198.51.100.1"})
        assert attempt(RIGHT, headers={"x-forwarded-for": "198.51.100.2"}).status_code == 302

    def test_a_forged_entry_does_not_help(self, attempt):
        codes = [
            attempt(headers={"x-forwarded-for": f"203.0.113.{number}, 198.51.100.1"}).status_code
            for number in range(10)
        ]
        assert codes[-1] == 429

    def test_nobody_else_is_locked_out_by_a_forged_entry(self, attempt):
        fail(attempt, 10, headers={"x-forwarded-for": "198.51.100.2, 198.51.100.1"})
        assert attempt(RIGHT, headers={"x-forwarded-for": "198.51.100.2"}).status_code == 302


@pytest.mark.parametrize(
    ("behind_proxy", "forwarded", "remote", "expected"),
    [
        (False, "203.0.113.9", "192.0.2.1", "192.0.2.1"),
        (True, "203.0.113.9", "192.0.2.1", "203.0.113.9"),
        (True, "10.0.0.1, 203.0.113.9", "192.0.2.1", "203.0.113.9"),
        (True, "2001:db8::1", "192.0.2.1", "2001:db8::1"),
        (True, "", "192.0.2.1", "192.0.2.1"),
        (True, "203.0.113.9, unknown", "192.0.2.1", "192.0.2.1"),
        (False, "", "", None),
    ],
)
def test_the_address_of_a_request(settings, behind_proxy, forwarded, remote, expected):
    settings.BEHIND_PROXY = behind_proxy
    request = RequestFactory().get("/", REMOTE_ADDR=remote, headers={"x-forwarded-for": forwarded})
    assert client_address(request) == expected


def test_logins_without_an_address_are_counted(attempt):
    assert fail(attempt, 10, REMOTE_ADDR="")[-1] == 429


def test_the_checks_of_axes_have_nothing_to_say():
    assert [message for message in run_checks() if message.id.startswith("axes")] == []
