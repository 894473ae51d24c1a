"""What accounts add to the editor: bulk actions with rules, two-step login, entries in the log."""

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from .audit import ACTIONS
from .bulk_actions import AssignRole, Delete, SetActiveState
from .sessions import SESSION_STATE
from .urls import editor_urlpatterns

# Wagtail registers actions of the same names at order 0; the one registered last counts.
for action in (AssignRole, Delete, SetActiveState):
    hooks.register("register_bulk_action", action, order=10)


@hooks.register("register_log_actions")
def register_actions(actions):
    """Name what is written into the history of an account."""
    for name, (label, message) in ACTIONS.items():
        actions.register_action(name, label, message)


@hooks.register("register_admin_urls")
def admin_urls():
    """Add the pages of two-step login, and what open tabs ask."""
    return editor_urlpatterns


@hooks.register("register_account_menu_item")
def two_step_login(request):
    """Offer two-step login among what can be done with one's account."""
    return {
        "url": reverse("accounts_second_factor"),
        "label": _("Two-step login"),
        "help_text": _("Protect your account with an app on your phone or a passkey."),
    }


@hooks.register("insert_global_admin_js")
def watch_session():
    """Let open tabs tell of work, and lead to the login page when the login has ended."""
    return format_html(
        '<script type="module" src="{}" data-session-url="{}" data-login-url="{}"></script>',
        static("js/admin/session.js"),
        reverse(SESSION_STATE),
        reverse(settings.LOGIN_URL),
    )
