"""How django-axes names an account and an address, and what it answers after too many failures."""

from ipaddress import ip_address
from math import ceil

from axes.helpers import get_cool_off
from axes.models import AccessAttempt
from django.conf import settings
from django.utils import timezone

from clinic_site.errors import too_many_requests

from .fields import normalise_email

SECOND_FACTOR = "second_factor_of"  # in credentials: the key of the account whose code is tried


def second_factor_name(pk):
    """Return the name that wrong codes are counted under; no e-mail address has capitals."""
    return f"Second factor of {pk}"


def account_name(request, credentials=None):
    """Return the account a login is for, in the one spelling that counts its failures together."""
    credentials = credentials or {}
    if SECOND_FACTOR in credentials:
        return second_factor_name(credentials[SECOND_FACTOR])
    return normalise_email(credentials.get("username") or request.POST.get("username", ""))


def counted_together(request, credentials=None):
    """Return which failures add up (AXES_LOCKOUT_PARAMETERS).

    Wrong passwords are counted by account and address, so that nobody can lock somebody else out.
    Wrong codes are counted by account alone: whoever gets that far knows the password, and must
    not get ten more guesses with each address.
    """
    if SECOND_FACTOR in (credentials or {}):
        return ["username"]
    return [["username", "ip_address"]]


def client_address(request):
    """Return the address a request comes from, or None if it has none (a Unix socket)."""
    return address_in(request.META)


def address_in(environ):
    """Return the same of what the web server made of a request.

    Behind a proxy it is the last entry of X-Forwarded-For: the one our own proxy wrote. The
    entries before it come from the visitor and prove nothing.
    """
    candidates = [environ.get("REMOTE_ADDR", "")]
    if settings.BEHIND_PROXY:
        forwarded = environ.get("HTTP_X_FORWARDED_FOR", "")
        candidates.insert(0, forwarded.rpartition(",")[2])
    for candidate in candidates:
        try:
            return str(ip_address(candidate.strip()))
        except ValueError:
            continue
    return None


def seconds_to_wait(request, credentials=None):
    """Return how long a locked-out login has to wait from now, in whole seconds."""
    cool_off = get_cool_off(request)
    counted = {"username": account_name(request, credentials)}
    if SECOND_FACTOR not in (credentials or {}):
        counted["ip_address"] = client_address(request)
    last = (
        AccessAttempt.objects.filter(**counted)
        .order_by("-attempt_time")
        .values_list("attempt_time", flat=True)
        .first()
    )
    left = cool_off if last is None else last + cool_off - timezone.now()
    return max(1, ceil(left.total_seconds()))


def too_many_attempts(request, response=None, credentials=None):
    """Answer a locked-out login: 429 with a page that says how long to wait."""
    is_second_step = SECOND_FACTOR in (credentials or {})
    template = "too_many_codes.html" if is_second_step else "too_many_attempts.html"
    return too_many_requests(seconds_to_wait(request, credentials), f"accounts/{template}")
