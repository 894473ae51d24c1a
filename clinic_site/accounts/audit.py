"""What the history of an account tells: who came and went, and what protects the account."""

from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.dispatch import receiver
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from .second_factor.state import PROVED_BY

# action: (label, message)
ACTIONS = {
    "accounts.send_link": (_("Send a link"), _("A link to set a password was sent")),
    "accounts.ask_for_password": (
        _("Ask for a new password"),
        _("A link to set a new password was asked for on the login page"),
    ),
    "accounts.change_password": (_("Change the password"), _("The password was changed")),
    "accounts.login": (_("Log in"), _("Logged in with the password alone")),
    "accounts.login_totp": (_("Log in with an app"), _("Logged in with a code from the app")),
    "accounts.login_webauthn": (_("Log in with a passkey"), _("Logged in with a passkey")),
    "accounts.login_recovery_codes": (
        _("Log in with a recovery code"),
        _("Logged in with a recovery code"),
    ),
    "accounts.logout": (_("Log out"), _("Logged out")),
    "accounts.wrong_code": (
        _("Fail the second step"),
        _("The password was right, but not the code or passkey"),
    ),
    "accounts.renew_recovery_codes": (
        _("Make recovery codes"),
        _("New recovery codes were made; the former ones stopped working"),
    ),
    "accounts.add_totp": (_("Set up an app"), _("An authenticator app was set up")),
    "accounts.add_webauthn": (_("Add a passkey"), _("A passkey was added")),
    "accounts.remove_totp": (_("Remove an app"), _("The authenticator app was removed")),
    "accounts.remove_webauthn": (_("Remove a passkey"), _("A passkey was removed")),
    "accounts.remove_second_factor": (
        _("Remove two-step login"),
        _("The app, the passkeys and the recovery codes were removed by somebody else"),
    ),
}


@receiver(user_logged_in)
def log_login(request, user, **kwargs):
    """Note a login, and by what kind of factor it was proved."""
    kind = request.session.get(PROVED_BY)
    log(user, f"accounts.login_{kind}" if kind else "accounts.login", user=user)


@receiver(user_logged_out)
def log_logout(user, **kwargs):
    """Note that somebody logged out. `user` is None if nobody was logged in."""
    if user is not None:
        log(user, "accounts.logout", user=user)
