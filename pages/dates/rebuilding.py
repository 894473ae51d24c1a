"""Working out every page's dates again from its records."""

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from wagtail.models import Page

from pages import generation
from pages.models import PageDates, PageReview, PageUpdate

from .adding_up import fill, lost_row, records_of

BATCH = 500  # pages, each with the list of its changes
ADDED_UP = [
    field.name
    for field in PageDates._meta.concrete_fields
    if field.name not in ("id", "page", "published_on", "is_imported")
]


def rebuild(page):
    """Work out again what a page's records add up to, and return its `PageDates`."""
    _rebuild_batch([page])
    return PageDates.objects.get(page_id=page.pk)


def rebuild_all():
    """Do the same for every page; yield `(pages read, rows changed, all pages)` of each batch.

    Pages that were never public and have no records are left alone: they have no dates. A batch
    costs the same number of queries however many records its pages have.
    """
    pages = pages_with_dates()
    total, last = pages.count(), 0
    while batch := list(pages.filter(pk__gt=last)[:BATCH]):
        last = batch[-1].pk
        yield len(batch), _rebuild_batch(batch), total


def pages_with_dates():
    """Return the pages that have dates, or should: live once, or with records; no aliases."""
    has_records = [
        Exists(model.objects.filter(page=OuterRef("pk")))
        for model in (PageDates, PageUpdate, PageReview)
    ]
    should = Q(first_published_at__isnull=False) & Q(alias_of=None)
    for condition in has_records:
        should |= Q(condition)
    return Page.objects.filter(should).order_by("pk")


@transaction.atomic
def _rebuild_batch(pages):
    """Rebuild the rows of some pages, locked meanwhile; return how many were wrong or missing."""
    keys = [page.pk for page in pages]
    rows = {row.page_id: row for row in PageDates.objects.select_for_update().filter(page__in=keys)}
    updates, reviews = records_of(pages)
    wrong, missing = [], []
    for page in pages:
        row = rows.get(page.pk) or lost_row(page, updates[page.pk])
        before = _values(row)
        fill(row, page, updates[page.pk], reviews[page.pk])
        if row.pk is None:
            missing.append(row)
        elif _values(row) != before:
            wrong.append(row)
    PageDates.objects.bulk_update(wrong, ADDED_UP)
    PageDates.objects.bulk_create(missing, ignore_conflicts=True)  # another process was first
    if wrong or missing:
        generation.bump_on_commit()
    return len(wrong) + len(missing)


def _values(row):
    return [getattr(row, field.attname) for field in PageDates._meta.concrete_fields]
