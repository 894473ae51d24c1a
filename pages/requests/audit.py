"""What the history of a page tells of its requests: who read, exported or deleted them."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy
from wagtail.log_actions import LogFormatter, log

READ, EXPORT, DELETE, PURGE = (
    f"pages.{done}_requests" for done in ("read", "export", "delete", "purge")
)
# action: (label, message)
ACTIONS = {
    READ: (
        _("Read requests"),
        ngettext_lazy("%(count)d request was read", "%(count)d requests were read", "count"),
    ),
    EXPORT: (
        _("Export requests"),
        ngettext_lazy(
            "%(count)d request was exported", "%(count)d requests were exported", "count"
        ),
    ),
    DELETE: (
        _("Delete requests"),
        ngettext_lazy("%(count)d request was deleted", "%(count)d requests were deleted", "count"),
    ),
    PURGE: (
        _("Delete old requests"),
        ngettext_lazy(
            "%(count)d request was deleted because its time was over",
            "%(count)d requests were deleted because their time was over",
            "count",
        ),
    ),
}


def register_request_log_actions(actions):
    """Name what is written into the history of a page with a form."""
    for name, (label, text) in ACTIONS.items():
        formatter = type("RequestsFormatter", (CountFormatter,), {"label": label, "text": text})
        actions.register_action(name)(formatter)


class CountFormatter(LogFormatter):
    """A message that says how many requests it was."""

    def format_message(self, log_entry):
        return self.text % {"count": log_entry.data.get("count", 0)}


def log_requests(page, action, count, user=None):
    """Note that somebody did something with so many requests of a page; never which ones."""
    log(page, action, user=user, data={"count": count})
