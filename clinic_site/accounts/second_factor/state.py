"""What a session remembers: a login between its two steps, and by what a login was proved."""

import time

from django.contrib.auth import get_user_model
from django.utils.crypto import constant_time_compare

PENDING, PROVED_BY = "pending_login", "second_factor"
STEP_TAKES = 10 * 60  # seconds between password and second factor
FRESH_FOR = 15 * 60  # seconds in which nobody is asked for their password again
CONFIRMED_AT = "confirmed_at"


def begin(request, account, next_url):
    """Remember that somebody knows an account's password. They are not logged in by that.

    The session is a new one, so that whoever knew its key before cannot take the second step.
    """
    request.session.flush()
    request.session[PENDING] = {
        "account": account.pk,
        "backend": account.backend,
        "hash": account.get_session_auth_hash(),
        "at": int(time.time()),
        "next": next_url,
    }
    request.session.set_expiry(0)


def pending_account(request):
    """Return whose second step is awaited, or None: nobody's, too late, or changed meanwhile."""
    pending = request.session.get(PENDING)
    if pending is None or time.time() - pending["at"] > STEP_TAKES:
        return None
    account = get_user_model().objects.filter(pk=pending["account"], is_active=True).first()
    if account is None:
        return None
    account.backend = pending["backend"]
    same = constant_time_compare(pending["hash"], account.get_session_auth_hash())
    return account if same else None


def end(request):
    """Forget the pending login and return the address it was on the way to."""
    return request.session.pop(PENDING)["next"]


def prove(request, kind):
    """Remember by what kind of factor this login was proved."""
    request.session[PROVED_BY] = kind


def disprove(request):
    """Forget it, because the account has no second factor any more."""
    request.session.pop(PROVED_BY, None)


def is_proved(request):
    """Say whether the second step of this login was taken."""
    return PROVED_BY in request.session


def confirm(request):
    """Remember that somebody has just given their password."""
    request.session[CONFIRMED_AT] = int(time.time())


def is_confirmed(request):
    """Say whether somebody has given their password a short while ago."""
    return time.time() - request.session.get(CONFIRMED_AT, 0) < FRESH_FOR
