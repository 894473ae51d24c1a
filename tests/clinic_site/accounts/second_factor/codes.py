"""Gives accounts second factors, and makes the codes that an app would show."""

import time

from allauth.mfa.adapter import get_adapter
from allauth.mfa.totp.internal.auth import format_hotp_value, generate_totp_secret, hotp_value
from django.urls import reverse
from wagtail.log_actions import registry

from clinic_site.accounts.second_factor import factors

PASSWORD = "correct-horse-battery"  # of UserFactory
LOGIN, SECOND_STEP = "wagtailadmin_login", "accounts_second_step"


def give_app(account):
    """Give an account an app and return its secret in base32."""
    secret = generate_totp_secret()
    factors.add(account, factors.APP, {"secret": get_adapter().encrypt(secret), "last_step": -1})
    return secret


def code_of(secret, steps=0):
    """Return the code that an app shows now, or so many steps of half a minute later."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))


def wrong_code(secret):
    """Return a code of six digits that is not valid now."""
    valid = {code_of(secret, step) for step in (-1, 0, 1)}
    return next(code for code in ("000000", "111111", "222222", "333333") if code not in valid)


def give_password(client, account, **data):
    """Take the first step of a login."""
    return client.post(reverse(LOGIN), {"username": account.email, "password": PASSWORD, **data})


def give_code(client, code, **extra):
    """Take the second step of a login."""
    return client.post(reverse(SECOND_STEP), {"code": code}, **extra)


def is_logged_in(client):
    return "_auth_user_id" in client.session


def logged_actions(account):
    """Return the actions in the history of an account, as a list."""
    return [entry.action for entry in registry.get_logs_for_instance(account).order_by("pk")]
