"""Keeps the editor shut for logins that lack their second step."""

from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from clinic_site.accounts.middleware import EditorMiddleware

from . import factors, state

# What is open to everybody, logged in or not.
OPEN = {
    "accounts_second_step",
    "wagtailadmin_javascript_catalog",
    "wagtailadmin_login",
    "wagtailadmin_logout",
    "wagtailadmin_password_reset",
    "wagtailadmin_password_reset_complete",
    "wagtailadmin_password_reset_confirm",
    "wagtailadmin_password_reset_done",
    "wagtailadmin_sprite",
}
# What an administrator without a second factor can reach: setting one up.
SETTING_UP = {
    "accounts_second_factor",
    "accounts_add_app",
    "accounts_add_passkey",
    "accounts_session_state",
}


class SecondFactorMiddleware(EditorMiddleware):
    """Looks at every address of the editor, whichever package it comes from.

    A login without its second step, of an account that has one, ends; an administrator without a
    second factor, where one is required, is led to set it up.
    """

    def look_at(self, request):
        """Return the answer for whoever may not go on, or None."""
        name = request.resolver_match.view_name
        if name in OPEN:
            return None
        account = request.user
        if account.is_anonymous or state.is_proved(request):
            return None
        if factors.has_any(account):
            logout(request)
            return refuse(request, redirect_to_login(request.get_full_path()))
        if factors.is_required(account) and name not in SETTING_UP:
            set_up = reverse("accounts_second_factor")
            return refuse(
                request, redirect(f"{set_up}?{urlencode({'next': request.get_full_path()})}")
            )
        return None


def refuse(request, redirection):
    """Return the redirection, or for a script, which could not follow it, 403 with a sentence."""
    if request.headers.get("X-Requested-With") == "XMLHttpRequest":
        return JsonResponse({"error": _("Set up the second step of your login first.")}, status=403)
    return redirection
