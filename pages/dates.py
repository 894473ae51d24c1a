"""The only door to a page's dates: every write to PageUpdate, PageReview and PageDates is here.

What each date means, and who may set it, follows GOV.UK's major and minor changes, NHS.uk's "page
last reviewed", and Google's advice on bylines: one clearly labelled date, never in the future.
"""

from django.db import transaction
from django.utils import timezone

from pages.models.dates import PageDates, PageUpdate


def _row_for_update(page):
    row, _created = PageDates.objects.select_for_update().get_or_create(page_id=page.pk)
    return row


def _add_up(row, page):
    """Fill the derived columns of `row` from the page's records."""
    updates = list(PageUpdate.objects.filter(page_id=page.pk).order_by("-date", "-pk"))
    latest = updates[0] if updates else None
    row.updated_on = latest.date if latest else None
    row.updated_kind = latest.kind if latest else ""
    row.changes = [
        {"date": update.date.isoformat(), "kind": update.kind, "note": update.note}
        for update in updates
        if update.kind != PageUpdate.Kind.IMPORTED
    ]
    first_live = page.first_published_at
    row.listed_on = (
        row.published_on
        or row.updated_on
        or (timezone.localdate(first_live) if first_live else None)
    )


@transaction.atomic
def record_first_publication(page):
    """Date a page that has just gone live for the first time.

    Its published date becomes today in the clinic's time zone, unless it has one already or was
    public on another site before (then nobody knows it, and it stays empty).
    """
    row = _row_for_update(page)
    if row.published_on is None and not row.is_imported:
        row.published_on = timezone.localdate(page.first_published_at)
    _add_up(row, page)
    row.save()


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
    row = _row_for_update(page)
    row.is_imported = True
    row.published_on = published_on
    _add_up(row, page)
    row.save()
    return row


@transaction.atomic
def record_update(page, date, note, kind=PageUpdate.Kind.UPDATE, user=None):
    """Record a change that readers are told about, and return it.

    `note` is a sentence for readers. Raises ValidationError without one, or for an unknown kind.
    """
    update = PageUpdate(page_id=page.pk, date=date, note=note.strip(), kind=kind, recorded_by=user)
    update.full_clean()
    update.save()
    row = _row_for_update(page)
    _add_up(row, page)
    row.save()
    return update


@transaction.atomic
def set_published_on(page, published_on):
    """Give a page another published date; None means that nobody knows it."""
    row = _row_for_update(page)
    row.published_on = published_on
    _add_up(row, page)
    row.save()
    return row
