"""What the page's history and the audit log tell of dates and reviews."""

from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogFormatter, log
from wagtail.models import PageLogEntry

from pages.templatetags.dates import long_date

PUBLISHED = "pages.dates.published"
UPDATED = "pages.dates.update"
SET = "pages.dates.set"
CORRECTED = "pages.dates.correct"
PROPOSED = "pages.dates.propose"
DROPPED = "pages.dates.drop"
KEPT = "pages.dates.keep"
REVIEWED = "pages.dates.review"
REVOKED = "pages.dates.revoke"
ON_PAPER = "pages.dates.paper"
INTERVAL = "pages.dates.interval"
OWNER = "pages.dates.owner"
ASKED = "pages.dates.ask"
DELETED = "pages.dates.delete"


def keep(page, action, user=None, **data):
    """Write a line into a page's history; `data` is what its sentence needs, dates as dates."""
    return log(page, action, user=user, data=_data(data))


def keep_many(pages, action, user, data):
    """Write a line into the history of each of many pages; `data` maps their keys to a dict.

    The lines have no `uuid`: of those with the same one Wagtail shows the last alone, whatever page
    it is about (`latest_by_uuid_and_action`).
    """
    now = timezone.now()
    PageLogEntry.objects.bulk_create(
        PageLogEntry(
            page=page,
            content_type_id=page.content_type_id,
            label=page.get_admin_display_title(),
            action=action,
            user=user,
            timestamp=now,
            data=_data(data[page.pk]),
        )
        for page in pages
    )


def _data(values):
    return {key: _plain(value) for key, value in values.items() if value not in (None, "")}


def _plain(value):
    return value.isoformat() if hasattr(value, "isoformat") else value


def _said(data, name):
    """A value of a line as it is read: days in words, “none” for what is missing."""
    value = data.get(name)
    if value is None:
        return _("none")
    day = parse_date(value) if isinstance(value, str) and len(value) == 10 else None
    return long_date(day) if day else str(value)


def _action(label, sentence):
    """Return the formatter of an action: `sentence` names values of the line's data."""

    class Formatter(LogFormatter):
        def format_message(self, log_entry):
            return str(sentence) % _Values(log_entry.data)

        def format_comment(self, log_entry):
            return log_entry.data.get("reason", "")

    Formatter.label = label
    return Formatter


class _Values(dict):
    """The values of a line by name, each as it is read."""

    def __getitem__(self, name):
        return _said(dict(self), name)


SENTENCES = {
    PUBLISHED: (
        gettext_lazy("Change the published date"),
        gettext_lazy("Published date: %(before)s → %(after)s"),
    ),
    UPDATED: (gettext_lazy("Announce a change"), gettext_lazy("%(kind)s of %(date)s: %(note)s")),
    SET: (
        gettext_lazy("Set the updated date"),
        gettext_lazy("Updated date: %(before)s → %(after)s. %(kind)s: %(note)s"),
    ),
    CORRECTED: (
        gettext_lazy("Correct what was announced"),
        gettext_lazy("Corrected: %(before)s → %(after)s"),
    ),
    PROPOSED: (gettext_lazy("Propose an update"), gettext_lazy("Proposed for readers: %(note)s")),
    DROPPED: (gettext_lazy("Drop a proposed update"), gettext_lazy("Dropped: %(note)s")),
    KEPT: (
        gettext_lazy("Keep a proposed update"),
        gettext_lazy("Not published as scheduled, and waits on: %(note)s"),
    ),
    REVIEWED: (
        gettext_lazy("Review"),
        gettext_lazy("Reviewed by %(reviewer)s on %(date)s; next review due %(due)s"),
    ),
    REVOKED: (
        gettext_lazy("Revoke a review"),
        gettext_lazy("The review by %(reviewer)s of %(date)s was revoked"),
    ),
    ON_PAPER: (
        gettext_lazy("Record a review on paper"),
        gettext_lazy("Recorded from paper: reviewed by %(reviewer)s on %(date)s"),
    ),
    INTERVAL: (
        gettext_lazy("Change the interval of reviews"),
        gettext_lazy("Months between reviews: %(before)s → %(after)s"),
    ),
    OWNER: (gettext_lazy("Change the owner"), gettext_lazy("Owner: %(before)s → %(after)s")),
    ASKED: (gettext_lazy("Ask for a review"), gettext_lazy("Review asked for from %(person)s")),
}


class DeletedDates(LogFormatter):
    """Tells all dates and names of a page that is gone, in the order of the records."""

    label = gettext_lazy("Delete the dates with their page")

    def format_message(self, log_entry):
        data = log_entry.data
        facts = [
            *([_("published %(published_on)s") % _Values(data)] if "published_on" in data else []),
            *(_said_of_update(one) for one in data["updates"]),
            *(_said_of_review(one) for one in data["reviews"]),
        ]
        return _("Deleted with the page: %s") % "; ".join(facts)


def _said_of_update(update):
    sentence = _("%(kind)s of %(date)s: %(note)s") if update["note"] else _("%(kind)s: %(date)s")
    return sentence % _Values(update)


def _said_of_review(review):
    values = _Values(review)
    if review["is_revoked"]:
        return _("reviewed by %(reviewer)s on %(date)s (revoked)") % values
    if review["is_on_paper"]:
        return _("reviewed by %(reviewer)s on %(date)s (on paper)") % values
    return _("reviewed by %(reviewer)s on %(date)s") % values


def register_date_actions(actions):
    """Tell Wagtail's log how to say what happened to a page's dates."""
    actions.register_action(DELETED)(DeletedDates)
    for name, (label, sentence) in SENTENCES.items():
        actions.register_action(name)(_action(label, sentence))
