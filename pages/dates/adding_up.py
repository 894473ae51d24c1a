"""What a page's records add up to."""

from collections import defaultdict

from django.utils import timezone

from pages import generation
from pages.models import PageDates, PageReview, PageUpdate

from .months import add_months

COLUMNS = [
    field.name for field in PageDates._meta.concrete_fields if field.name not in ("id", "page")
]


def row_for_update(page):
    """Return the page's `PageDates`, made if need be, and locked until the transaction ends."""
    row, _created = PageDates.objects.select_for_update().get_or_create(page_id=page.pk)
    return row


def add_up(row, page):
    """Fill the columns of a row that follow from the page's records, and save it."""
    updates, reviews = records_of([page])
    fill(row, page, updates[page.pk], reviews[page.pk])
    row.save()
    return row


def add_up_many(rows, pages):
    """Do the same for many pages at once; `rows` maps their keys to their `PageDates`."""
    updates, reviews = records_of(pages)
    for page in pages:
        fill(rows[page.pk], page, updates[page.pk], reviews[page.pk])
    PageDates.objects.bulk_create(
        [rows[page.pk] for page in pages],
        update_conflicts=True,
        unique_fields=["page"],
        update_fields=COLUMNS,
    )
    generation.bump_on_commit()


def records_of(pages):
    """Return the updates and the standing reviews of pages by their keys, the last ones first.

    What they were bound to is not loaded: it is as long as the page.
    """
    keys = [page.pk for page in pages]
    updates, reviews = defaultdict(list), defaultdict(list)
    announced = PageUpdate.objects.filter(page__in=keys).order_by("-date", "-pk")
    for update in announced.defer("content"):
        updates[update.page_id].append(update)
    for review in PageReview.objects.filter(page__in=keys).standing().in_order().defer("content"):
        reviews[review.page_id].append(review)
    return updates, reviews


def fill(row, page, updates, reviews):
    """Fill a row from a page's updates and standing reviews, the last ones first."""
    review = reviews[0] if reviews else None
    _add_up_updates(row, updates)
    _add_up_review(row, review)
    row.is_updated_since_review = review is not None and any(
        _is_later(update, review) for update in updates
    )
    row.listed_on = row.published_on or row.updated_on or _first_live_on(page)


def lost_row(page, updates):
    """Return a new row in place of one that was lost.

    Its published date is the day the page first went live, unless the page comes from another site:
    then nobody knows it any more.
    """
    is_imported = any(update.kind == PageUpdate.Kind.IMPORTED for update in updates)
    published_on = None if is_imported else _first_live_on(page)
    return PageDates(page_id=page.pk, is_imported=is_imported, published_on=published_on)


def _add_up_updates(row, updates):
    latest = updates[0] if updates else None
    row.updated_on = latest.date if latest else None
    row.updated_kind = latest.kind if latest else ""
    row.changes = [
        {"date": update.date.isoformat(), "kind": update.kind, "note": update.note}
        for update in updates
        if update.kind != PageUpdate.Kind.IMPORTED
    ]


def _add_up_review(row, review):
    row.reviewed_on = review.date if review else None
    row.reviewed_by = review.reviewer_name if review else ""
    row.reviewer_id = review.reviewer_id if review else None
    row.reviewer_credentials = review.reviewer_credentials if review else ""
    row.is_medical_review = review is not None and review.is_medical
    row.is_own_review = review is not None and review.is_own
    row.due_on = _due_on(row, review) if review else None


def _due_on(row, review):
    """A page's interval brings its next review forward; it never postpones what was signed."""
    if row.interval_months is None:
        return review.due_on
    by_interval = add_months(review.date, row.interval_months)
    return min(by_interval, review.due_on) if review.due_on else by_interval


def _is_later(update, review):
    if update.kind == PageUpdate.Kind.IMPORTED:
        return False
    if update.date != review.date:
        return update.date > review.date
    return update.recorded_at > review.recorded_at


def _first_live_on(page):
    return timezone.localdate(page.first_published_at) if page.first_published_at else None
