"""Checking what somebody gives as second factor: each code once, and only so many wrong ones."""

import struct
import time

from allauth.core.internal.cryptokit import compare_user_code
from allauth.mfa import app_settings
from allauth.mfa.adapter import get_adapter
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from allauth.mfa.webauthn.internal import auth as webauthn
from axes.handlers.proxy import AxesProxyHandler
from axes.utils import reset as forget_failures
from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.log_actions import log

from clinic_site.accounts.throttling import SECOND_FACTOR, second_factor_name

from .factors import APP, RECOVERY_CODES, locked, of

# What a credential that no browser made can raise on its way through CBOR, COSE and base64.
MALFORMED = (ValidationError, ValueError, TypeError, LookupError, AttributeError, struct.error)


class TooManyAttempts(Exception):
    """Too many wrong codes were tried; `credentials` says for which account."""

    def __init__(self, credentials):
        super().__init__()
        self.credentials = credentials


@transaction.atomic
def attempt(request, account, find_factor):
    """Return the `Authenticator` that proves who somebody is, or None after a wrong code.

    `find_factor` takes nothing and returns the same. The account is locked meanwhile, so that
    attempts made at once are counted one after the other and a code cannot be used by two.
    Raises TooManyAttempts before it is asked, and UnreadableSecret.
    """
    credentials = {SECOND_FACTOR: account.pk}
    locked(account)
    if not AxesProxyHandler.is_allowed(request, credentials):
        raise TooManyAttempts(credentials)
    factor = find_factor()
    if factor is None:
        log(account, "accounts.wrong_code")
        AxesProxyHandler.user_login_failed(__name__, credentials, request)
        return None
    factor.record_usage()
    forget_failures(username=second_factor_name(account.pk))
    return factor


def matching_step(secret, code, after=-1):
    """Return the time step (RFC 6238, 4.2) whose code this is, or None.

    `secret` is in base32. Steps up to `after` are used up: a code works once (RFC 6238, 5.2). One
    step before and after now is taken, for clocks that differ.
    """
    now = int(time.time()) // app_settings.TOTP_PERIOD
    tolerance = app_settings.TOTP_TOLERANCE
    for step in range(now - tolerance, now + tolerance + 1):
        expected = format_hotp_value(hotp_value(secret, step))
        if step > after and compare_user_code(actual=code, expected=expected):
            return step
    return None


def factor_of_code(account, code):
    """Return the app or the recovery codes that a code belongs to, having used it up, or None."""
    for factor in of(account, APP):
        secret = get_adapter().decrypt(factor.data["secret"])
        step = matching_step(secret, code, after=factor.data["last_step"])
        if step is not None:
            factor.data["last_step"] = step
            factor.save(update_fields=["data"])
            return factor
    for factor in of(account, RECOVERY_CODES):
        recovery_codes = factor.wrap()
        if recovery_codes.validate_code(code):
            return recovery_codes.instance
    return None


def factor_of_passkey(account, credential):
    """Return the passkey that has signed this login's challenge (WebAuthn, 7.2), or None.

    `credential` is what the browser answered, taken from JSON.
    """
    try:
        return webauthn.complete_authentication(account, credential)
    except MALFORMED:
        return None


def new_passkey(credential):
    """Return whether a browser's answer to the request for a new passkey is in order.

    `credential` is taken from JSON (WebAuthn, 7.1).
    """
    try:
        webauthn.complete_registration(credential)
    except MALFORMED:
        return False
    return True
