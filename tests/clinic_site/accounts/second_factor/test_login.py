"""Password, then code: nobody is logged in until both were right."""

from datetime import timedelta

import pytest
import time_machine
from axes.models import AccessAttempt
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from clinic_site.accounts.second_factor import factors
from tests.clinic_site.accounts.second_factor.codes import (
    SECOND_STEP,
    code_of,
    give_app,
    give_code,
    give_password,
    is_logged_in,
    logged_actions,
    wrong_code,
)
from tests.factories import UserFactory

HOME = "/admin/"


def test_without_a_second_factor_the_password_is_enough(client, ana):
    assert give_password(client, ana).url == HOME
    assert client.get(HOME).status_code == 200
    assert logged_actions(ana) == ["accounts.login"]


def test_with_one_the_password_alone_lets_nobody_in(client, ana, secret):
    answer = give_password(client, ana)
    assert answer.url == reverse(SECOND_STEP)
    assert not is_logged_in(client)
    assert client.get(HOME).status_code == 302


def test_password_and_code_let_somebody_in(at_second_step, ana, secret):
    page = at_second_step.get(reverse(SECOND_STEP))
    assert "Six digits from your app" in page.text
    assert page["Cache-Control"].startswith("max-age=0")
    assert give_code(at_second_step, code_of(secret)).url == HOME
    assert at_second_step.get(HOME).status_code == 200
    assert logged_actions(ana)[-1] == "accounts.login_totp"


def test_a_code_may_be_typed_with_a_space(at_second_step, secret):
    code = code_of(secret)
    give_code(at_second_step, f" {code[:3]} {code[3:]}")
    assert is_logged_in(at_second_step)


@pytest.mark.parametrize(("steps", "works"), [(-2, False), (-1, True), (1, True), (2, False)])
def test_a_clock_may_be_half_a_minute_off(at_second_step, secret, steps, works):
    with time_machine.travel(timezone.now(), tick=False):
        give_code(at_second_step, code_of(secret, steps))
        assert is_logged_in(at_second_step) is works


def test_a_wrong_code_lets_nobody_in_and_is_noted(at_second_step, ana, secret):
    answer = give_code(at_second_step, wrong_code(secret))
    assert "This code is wrong or was used before." in answer.text
    assert not is_logged_in(at_second_step)
    assert logged_actions(ana)[-1] == "accounts.wrong_code"


@pytest.mark.parametrize("code", ["", "\x00", "x" * 1000, "\u0661\u0662\u0663\u0664\u0665\u0666"])
def test_odd_codes_are_answered(at_second_step, code):
    assert give_code(at_second_step, code).status_code == 200
    assert not is_logged_in(at_second_step)


def test_a_code_works_once(at_second_step, ana, secret):
    code = code_of(secret)
    give_code(at_second_step, code)
    other = Client()
    give_password(other, ana)
    give_code(other, code)
    assert is_logged_in(at_second_step)
    assert not is_logged_in(other)


def test_a_code_before_one_that_was_used_does_not_work_either(at_second_step, ana, secret):
    give_code(at_second_step, code_of(secret))
    other = Client()
    give_password(other, ana)
    give_code(other, code_of(secret, -1))
    assert not is_logged_in(other)


def test_a_code_of_somebody_else_does_not_work(at_second_step):
    other = give_app(UserFactory())
    give_code(at_second_step, code_of(other))
    assert not is_logged_in(at_second_step)


class TestRecoveryCodes:
    def test_each_lets_somebody_in_once(self, at_second_step, ana):
        code = factors.recovery_codes(ana)[3]
        give_code(at_second_step, f"{code[:4]} {code[4:]}")
        assert is_logged_in(at_second_step)
        assert "You have 9 recovery codes left." in at_second_step.get(HOME).text
        assert logged_actions(ana)[-1] == "accounts.login_recovery_codes"
        other = Client()
        give_password(other, ana)
        give_code(other, code)
        assert not is_logged_in(other)

    def test_they_do_not_stand_in_for_the_password(self, client, ana, secret):
        give_code(client, factors.recovery_codes(ana)[0])
        assert not is_logged_in(client)


class TestThrottle:
    def fail(self, client, secret, times, **extra):
        return [
            give_code(client, wrong_code(secret), **extra).status_code for _number in range(times)
        ]

    def test_the_tenth_wrong_code_locks_the_second_step(self, at_second_step, secret):
        assert self.fail(at_second_step, secret, 10) == [200] * 9 + [429]
        answer = give_code(at_second_step, code_of(secret))
        assert answer.status_code == 429
        assert "Too many wrong codes" in answer.text
        assert 0 < int(answer["Retry-After"]) <= 1800
        assert not is_logged_in(at_second_step)

    def test_another_address_gets_no_more_guesses(self, at_second_step, secret):
        codes = []
        for number in range(10):
            codes += self.fail(at_second_step, secret, 1, REMOTE_ADDR=f"192.0.2.{number}")
        assert codes[-1] == 429

    def test_giving_the_password_again_gives_no_more_guesses(self, at_second_step, ana, secret):
        self.fail(at_second_step, secret, 9)
        give_password(at_second_step, ana)
        assert self.fail(at_second_step, secret, 1) == [429]

    def test_nobody_without_the_password_locks_it(self, client, ana, secret):
        for _number in range(12):
            name = f"Second factor of {ana.pk}"
            client.post(reverse("wagtailadmin_login"), {"username": name, "password": "wrong"})
        give_password(client, ana)
        give_code(client, code_of(secret))
        assert is_logged_in(client)

    def test_it_ends_after_half_an_hour(self, at_second_step, ana, secret):
        self.fail(at_second_step, secret, 10)
        with time_machine.travel(timezone.now() + timedelta(minutes=31)):
            give_password(at_second_step, ana)
            give_code(at_second_step, code_of(secret))
            assert is_logged_in(at_second_step)

    def test_a_right_code_forgets_the_wrong_ones(self, at_second_step, secret):
        self.fail(at_second_step, secret, 9)
        give_code(at_second_step, code_of(secret))
        assert not AccessAttempt.objects.exists()

    def test_no_code_is_kept(self, at_second_step, secret):
        code = wrong_code(secret)
        give_code(at_second_step, code)
        assert code not in AccessAttempt.objects.get().post_data


class TestBetweenTheSteps:
    def test_the_session_is_a_new_one_after_each(self, client, ana, secret):
        session = client.session
        session["planted"] = "by somebody who knows the key"
        session.save()
        keys = [client.session.session_key]
        give_password(client, ana)
        keys.append(client.session.session_key)
        assert "planted" not in client.session
        give_code(client, code_of(secret))
        keys.append(client.session.session_key)
        assert len(set(keys)) == 3

    def test_ten_minutes_later_the_password_is_asked_for_again(self, at_second_step, secret):
        with time_machine.travel(timezone.now() + timedelta(minutes=11)):
            answer = give_code(at_second_step, code_of(secret))
        assert answer.url == reverse("wagtailadmin_login")
        assert not is_logged_in(at_second_step)

    @pytest.mark.parametrize("change", ["password", "deactivation", "deletion"])
    def test_a_change_of_the_account_ends_it(self, at_second_step, ana, secret, change):
        if change == "password":
            ana.set_password("four-score-and-seven")
            ana.save()
        elif change == "deactivation":
            ana.is_active = False
            ana.save()
        else:
            ana.delete()
        give_code(at_second_step, code_of(secret))
        assert not is_logged_in(at_second_step)

    def test_the_second_step_without_the_first_leads_to_it(self, client, db):
        assert client.get(reverse(SECOND_STEP)).url == reverse("wagtailadmin_login")


@pytest.mark.parametrize(
    ("wanted", "reached"),
    [
        ("/admin/pages/", "/admin/pages/"),
        ("https://evil.example/admin/", HOME),
        ("//evil.example/", HOME),
        ("javascript:alert(1)", HOME),
        ("/\\evil.example", HOME),
    ],
)
def test_next_leads_only_to_this_site(client, ana, secret, wanted, reached):
    give_password(client, ana, next=wanted)
    assert give_code(client, code_of(secret)).url == reached


def test_there_is_no_other_way_to_log_in(client, ana):
    answer = client.post("/_util/login/?next=/team/", {"username": ana.email})
    assert answer.url == "/admin/login/?next=/team/"


def test_a_secret_of_a_former_key_is_still_read(client, ana, secret, settings):
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "the-new-one"
    give_password(client, ana)
    give_code(client, code_of(secret))
    assert is_logged_in(client)


def test_a_secret_of_a_lost_key_is_explained(client, ana, secret, settings):
    settings.SECRET_KEY = "the-new-one"
    give_password(client, ana)
    assert "Your codes cannot be checked." in give_code(client, code_of(secret)).text
    assert not is_logged_in(client)
