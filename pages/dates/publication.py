"""When a page was first public."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pages.models import PageUpdate
from pages.templatetags.dates import long_date

from . import history
from .adding_up import add_up, row_for_update
from .rules import ChangedMeanwhile, refuse_impossible_date, refuse_without_reason


@transaction.atomic
def record_first_publication(page):
    """Date a page that has just gone live for the first time.

    Its published date becomes today in the clinic's time zone, unless it has one already or was
    public on another site before (then nobody knows it, and it stays empty).
    """
    row = row_for_update(page)
    if row.published_on is None and not row.is_imported:
        row.published_on = timezone.localdate(page.first_published_at)
    add_up(row, page)


@transaction.atomic
def record_import(page, published_on=None, updated_on=None, user=None):
    """Bring a page's dates over from the site it comes from.

    `published_on` and `updated_on` are dates or None for “the source does not say”. Importing again
    replaces the imported date; updates and corrections made here stay.
    """
    PageUpdate.objects.filter(page_id=page.pk, kind=PageUpdate.Kind.IMPORTED).delete()
    if updated_on is not None:
        PageUpdate.objects.create(
            page_id=page.pk, date=updated_on, kind=PageUpdate.Kind.IMPORTED, recorded_by=user
        )
    row = row_for_update(page)
    row.is_imported = True
    row.published_on = published_on
    return add_up(row, page)


@transaction.atomic
def set_published_on(page, published_on, user=None, reason="", seen=None):
    """Give a page another published date; None means that nobody knows it.

    `seen` is what a form showed: the date in ISO 8601, or "". Raises ChangedMeanwhile if it is
    another one by now; ValidationError for a day in the future or after the first change that
    readers were told of, and without a reason if somebody does it.
    """
    row = row_for_update(page)
    before = row.published_on
    if seen is not None and seen != (before.isoformat() if before else ""):
        raise ChangedMeanwhile
    if published_on is not None:
        refuse_impossible_date(published_on, field="published_on")
        _refuse_day_after_first_change(page, published_on)
    if user is not None:
        reason = refuse_without_reason(reason)
        history.keep(
            page, history.PUBLISHED, user, before=before, after=published_on, reason=reason
        )
    row.published_on = published_on
    return add_up(row, page)


def _refuse_day_after_first_change(page, day):
    first = PageUpdate.objects.filter(page_id=page.pk).order_by("date").first()
    if first and day > first.date:
        raise ValidationError(
            {
                "published_on": _(
                    "Readers were told of a change on %(day)s. Give that day or an earlier one."
                )
                % {"day": long_date(first.date)}
            }
        )
