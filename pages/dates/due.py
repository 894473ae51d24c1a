"""Which pages are to be reviewed soon, and who sees to it."""

from datetime import timedelta

from django.db.models import Count, F, Q
from django.utils.translation import gettext as _

from pages.models import PageDates

SOON = 60  # days


def to_review(today):
    """Return the `PageDates` of public pages that are overdue, due soon, or asked for.

    Soonest first, with page, owner, reviewer and their accounts.
    """
    return (
        PageDates.objects.filter(page__live=True)
        .filter(Q(due_on__lte=today + timedelta(days=SOON)) | Q(asked_on__isnull=False))
        .select_related("page", "owner__account", "reviewer__account")
        .order_by(F("due_on").asc(nulls_last=True), "page_id")
    )


def person_in_charge(row):
    """Return the `Person` who sees to a page's review: its owner, else the last reviewer."""
    return row.owner or row.reviewer


def of_account(account):
    """Return the condition on `PageDates` that an account's person is in charge, as a `Q`."""
    return Q(owner__account=account) | Q(owner=None, reviewer__account=account)


def count_all(today):
    """Return `[(state in words, pages)]` for what asks for something, over all public pages."""
    conditions = {
        _("Overdue"): Q(due_on__lt=today),
        _("Due within 60 days"): Q(due_on__range=(today, today + timedelta(days=SOON))),
        _("Never reviewed"): Q(reviewed_on=None),
        _("Updated since review"): Q(is_updated_since_review=True),
    }
    counts = PageDates.objects.filter(page__live=True).aggregate(
        **{f"n{place}": Count("pk", filter=one) for place, one in enumerate(conditions.values())}
    )
    return [(label, counts[f"n{place}"]) for place, label in enumerate(conditions)]


def states_of(page, row, today):
    """Return in words what a page's dates ask for; `row` is its `PageDates` or None."""
    if row is None or not page.live:
        return [_("Not published")]
    states = {
        _("Overdue"): row.due_on is not None and row.due_on < today,
        _("Due within 60 days"): row.due_on is not None
        and today <= row.due_on <= today + timedelta(days=SOON),
        _("Never reviewed"): row.reviewed_on is None,
        _("Updated since review"): row.is_updated_since_review,
    }
    return [label for label, holds in states.items() if holds]
