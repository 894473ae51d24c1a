"""The link with which somebody sets their own password: nobody ever types another's."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.encoding import force_bytes
from django.utils.formats import date_format
from django.utils.http import urlsafe_base64_encode
from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Invitation:
    """A link to set a password, until when it works, and whether it goes out by mail."""

    link: str
    expires_at: datetime
    is_mailed: bool


def set_password_link(account):
    """Return the absolute address at which an account's password can be set, once.

    It begins with SITE_URL and never with the Host header, which whoever sends a request chooses.
    Setting a password, logging in or changing the e-mail address ends it, and so does time
    (PASSWORD_RESET_TIMEOUT).
    """
    uid = urlsafe_base64_encode(force_bytes(account.pk))
    token = default_token_generator.make_token(account)
    path = reverse("wagtailadmin_password_reset_confirm", args=[uid, token])
    return f"{settings.SITE_URL}{path}"


def invite(account):
    """Mail a new account its link and return the `Invitation`.

    The mail waits in the queue; one that cannot be sent is shown on the administrators' start page.
    """
    subject = _("Set your password for %(site)s") % {"site": settings.WAGTAIL_SITE_NAME}
    return _mail_link(account, subject, "accounts/set_password_email.txt")


def send_new_link(account):
    """Mail a link to somebody who has forgotten their password."""
    subject = _("A new password for %(site)s") % {"site": settings.WAGTAIL_SITE_NAME}
    _mail_link(account, subject, "accounts/new_password_email.txt")


def _mail_link(account, subject, template):
    link = set_password_link(account)
    expires_at = timezone.now() + timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT)
    context = {
        "account": account,
        "link": link,
        "expires_at": expires_at,
        "site": settings.SITE_URL,
    }
    send_mail(subject, render_to_string(template, context), None, [account.email])
    return Invitation(link, expires_at, is_mailed=settings.EMAIL_IS_SET)


def describe(account, invitation):
    """Return the sentences for whoever asked for the invitation.

    They see the link only if no mail brings it.
    """
    if invitation.is_mailed:
        return _("A link to set a password is on its way to %(email)s.") % {"email": account.email}
    return _(
        "Mail is not set up on this site. Give %(account)s this link yourself; it is shown only "
        "now. Until %(expires_at)s it works once: %(link)s"
    ) % {
        "account": account,
        "expires_at": date_format(timezone.localtime(invitation.expires_at), "DATETIME_FORMAT"),
        "link": invitation.link,
    }
