"""What accounts add to the editor: bulk actions with rules, and an entry in the log."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from .bulk_actions import AssignRole, Delete, SetActiveState

# Wagtail registers actions of the same names at order 0; the one registered last counts.
for action in (AssignRole, Delete, SetActiveState):
    hooks.register("register_bulk_action", action, order=10)


@hooks.register("register_log_actions")
def register_sent_link(actions):
    """Name the sending of a link in the history of an account."""
    actions.register_action(
        "accounts.send_link", _("Send a link"), _("A link to set a password was sent")
    )
