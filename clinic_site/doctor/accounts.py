"""Who may do everything, and whether somebody else could guess their password."""

from django.conf import settings

from clinic_site.accounts.administrators import FALLBACK_EMAIL
from clinic_site.accounts.models import User

from .finding import must

OBVIOUS = ("admin", "administrator", "password", "changeme", "12345678", "correct-horse-battery")
MOST_TRIED = 10  # accounts; each guess takes a good part of a second


def administrators():
    """Yield findings if nobody, or anybody, could log in as an administrator."""
    active = User.objects.filter(is_superuser=True, is_active=True).order_by("pk")
    if not active.exists():
        yield must("There is no active administrator. Run manage.py administrator.")
    for user in active[:MOST_TRIED]:
        name = user.email.partition("@")[0]
        if any(user.check_password(guess) for guess in (*OBVIOUS, name, user.email)):
            yield must(
                f"The password of {user.email} can be guessed. "
                f"Run manage.py administrator --reset --email {user.email}"
            )
        if user.email == FALLBACK_EMAIL and settings.SITE_ADDRESS.is_https:
            yield must(
                f"The administrator {FALLBACK_EMAIL} cannot get mail. "
                "Change the e-mail address in the editor, under Settings, Users."
            )
