"""How django-axes names an account and an address, and what it answers after too many failures."""

from ipaddress import ip_address
from math import ceil

from axes.helpers import get_cool_off
from axes.models import AccessAttempt
from django.conf import settings
from django.utils import timezone

from clinic_site.errors import too_many_requests

from .fields import normalise_email


def account_name(request, credentials=None):
    """Return the account a login is for, in the one spelling that counts its failures together."""
    name = (credentials or {}).get("username") or request.POST.get("username", "")
    return normalise_email(name)


def client_address(request):
    """Return the address a request comes from, or None if it has none (a Unix socket).

    Behind a proxy it is the last entry of X-Forwarded-For: the one our own proxy wrote. The
    entries before it come from the visitor and prove nothing.
    """
    candidates = [request.META.get("REMOTE_ADDR", "")]
    if settings.BEHIND_PROXY:
        forwarded = request.headers.get("X-Forwarded-For", "")
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
    last = (
        AccessAttempt.objects.filter(
            username=account_name(request, credentials), ip_address=client_address(request)
        )
        .order_by("-attempt_time")
        .values_list("attempt_time", flat=True)
        .first()
    )
    left = cool_off if last is None else last + cool_off - timezone.now()
    return max(1, ceil(left.total_seconds()))


def too_many_attempts(request, response=None, credentials=None):
    """Answer a locked-out login: 429 with a page that says how long to wait."""
    return too_many_requests(
        seconds_to_wait(request, credentials), "accounts/too_many_attempts.html"
    )
