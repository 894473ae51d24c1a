"""Which pages are to be reviewed soon, and who sees to it."""

from django.db.models import F, Q

from pages.models import PageDates

from .states import SOON


def to_review(today):
    """Return the `PageDates` of public pages that are overdue, due soon, or asked for.

    Soonest first, with page, owner, reviewer and their accounts.
    """
    return (
        PageDates.objects.filter(page__live=True)
        .filter(Q(due_on__lte=today + SOON) | Q(asked_on__isnull=False))
        .select_related("page", "owner__account", "reviewer__account")
        .order_by(F("due_on").asc(nulls_last=True), "page_id")
    )


def person_in_charge(row):
    """Return the `Person` who sees to a page's review: its owner, else the last reviewer."""
    return row.owner or row.reviewer


def of_account(account):
    """Return the condition on `PageDates` that an account's person is in charge, as a `Q`."""
    return Q(owner__account=account) | Q(owner=None, reviewer__account=account)
