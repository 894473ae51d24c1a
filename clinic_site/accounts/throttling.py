"""How django-axes names an account and an address, and what it answers after too many failures."""

from django.conf import settings
from django.shortcuts import render
from django.utils.translation import gettext as _

from .fields import normalise_email


def account_name(request, credentials=None):
    """Return the account a login is for, in the one spelling that counts its failures together."""
    name = (credentials or {}).get("username") or request.POST.get("username", "")
    return normalise_email(name)


def client_address(request):
    """Return the address a request comes from.

    Behind a proxy it is the last entry of X-Forwarded-For: the one our own proxy wrote. The
    entries before it come from the visitor and prove nothing.
    """
    if settings.BEHIND_PROXY:
        forwarded = request.headers.get("X-Forwarded-For", "")
        if forwarded:
            return forwarded.rpartition(",")[2].strip()
    return request.META.get("REMOTE_ADDR", "")


def too_many_attempts(request, credentials, *args, **kwargs):
    """Answer a locked-out login: 429 with a page that says how long to wait."""
    minutes = round(settings.AXES_COOLOFF_TIME * 60)
    response = render(
        request,
        "accounts/too_many_attempts.html",
        {"minutes": minutes, "title": _("Too many attempts")},
        status=settings.AXES_HTTP_RESPONSE_CODE,
    )
    response["Retry-After"] = str(minutes * 60)
    return response
