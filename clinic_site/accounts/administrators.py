"""The first administrator of a site, and a way back in for one who is locked out."""

import secrets

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext as _

from clinic_site.settings.site_url import is_loopback

from .models import User

FALLBACK_EMAIL = "admin@clinic.example"
# Without characters that are mistaken for one another (0 and o, 1, i and l).
ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
GROUPS, GROUP_LENGTH = 4, 5  # log2(31) x 20 = 99 bits


def random_password():
    """Return a password of 99 bits in groups that can be read aloud."""
    return "-".join(
        "".join(secrets.choice(ALPHABET) for _letter in range(GROUP_LENGTH))
        for _group in range(GROUPS)
    )


def default_email():
    """Return admin@ and the site's host name, or an example address if it has no real one."""
    hostname = settings.SITE_ADDRESS.hostname
    email = f"admin@{hostname}"
    try:
        validate_email(email)
    except ValidationError:
        return FALLBACK_EMAIL
    return FALLBACK_EMAIL if is_loopback(hostname) else email


def _active_administrators():
    return User.objects.filter(is_superuser=True, is_active=True).order_by("pk")


@transaction.atomic
def ensure_administrator(email=None):
    """Return `(user, password)`, having made an administrator if there is no active one.

    The password is None if there was one already; `user` is then the oldest. Raises
    ValidationError if the e-mail address is none, or belongs to an account without these rights.
    """
    user = _active_administrators().first()
    if user is not None:
        return user, None
    user = User(email=email or default_email(), is_superuser=True, is_staff=True)
    password = random_password()
    user.set_password(password)
    user.full_clean()
    user.save()
    return user, password


@transaction.atomic
def reset_administrator(email=None):
    """Give an administrator a new password and return `(user, password)`.

    Without an e-mail address it is the oldest active one; if there is none, one is made. Raises
    ValidationError if no active administrator has the address.
    """
    administrators = _active_administrators()
    user = administrators.filter(email=email).first() if email else administrators.first()
    if user is None:
        if administrators.exists():
            raise ValidationError(
                _("No active administrator has the e-mail address %(email)s."),
                params={"email": email},
            )
        return ensure_administrator(email)
    password = random_password()
    user.set_password(password)
    user.save(update_fields=["password"])
    return user, password
