"""Who sees to a page's reviews, and how often."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from . import history
from .adding_up import add_up, row_for_update
from .intervals import SiteIntervals


@transaction.atomic
def set_interval(page, months, user=None):
    """Give a page an interval of its own in months; None for the site's.

    Raises ValidationError if it is longer than the site's, or less than a month.
    """
    refusal = why_no_interval(months, SiteIntervals().of(page))
    if refusal:
        raise ValidationError({"interval_months": refusal})
    row = row_for_update(page)
    before, row.interval_months = row.interval_months, months
    if before != months:
        history.keep(page, history.INTERVAL, user, before=before, after=months)
    return add_up(row, page)


def why_no_interval(months, longest):
    """Return a sentence why a page cannot have an interval, or None; `longest` is its site's."""
    if months is not None and not 1 <= months <= longest:
        return _("Give a number of months from 1 to %(longest)d, the site's.") % {
            "longest": longest
        }
    return None


@transaction.atomic
def set_owner(page, person, user=None):
    """Make a `Person` the one who sees to the page's reviews; None for nobody."""
    row = row_for_update(page)
    before, row.owner = row.owner, person
    if before != person:
        history.keep(page, history.OWNER, user, before=_name(before), after=_name(person))
    row.save()
    return row


@transaction.atomic
def ask_for_review(page, person, user=None):
    """Ask a `Person` to review a page: they become its owner, and find it on their start page."""
    row = row_for_update(page)
    row.owner, row.asked_on = person, timezone.localdate()
    history.keep(page, history.ASKED, user, person=person.name_with_credentials)
    row.save()
    return row


def _name(person):
    return person.name_with_credentials if person else None
