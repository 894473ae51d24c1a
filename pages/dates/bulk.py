"""The same for many pages: all of them in one transaction, or none.

Every function takes pages as rows of `wagtailcore.Page`, and reads and writes them in batches.
`seen` is the `fingerprint` of what somebody was shown; ChangedMeanwhile is raised if that is not
what is stored by now. A page that cannot take the change stops all: CannotTake says why.
"""

import hashlib

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pages.models import PageDates, PageUpdate

from . import history, signing
from .adding_up import add_up_many
from .asking import mail_request
from .intervals import SiteIntervals
from .plans import why_no_interval
from .rules import (
    ChangedMeanwhile,
    refuse_impossible_date,
    refuse_without_reason,
    why_before_publication,
)

BATCH = 200  # pages whose content is held in memory together


class CannotTake(Exception):
    """Some pages cannot take a change; `sentences` maps their keys to the reason."""

    def __init__(self, sentences):
        super().__init__(sentences)
        self.sentences = sentences


def fingerprint(rows):
    """Return what tells whether pages and their dates are still those that were shown.

    `rows` maps the keys of pages to their `PageDates`.
    """
    facts = [
        (pk, row.published_on, row.updated_on, row.reviewed_on, row.interval_months, row.owner_id)
        for pk, row in sorted(rows.items())
    ]
    return hashlib.sha256(repr(facts).encode()).hexdigest()


def why_no_update(page, row, date):
    """Return a sentence why a page cannot be announced as updated on a day, or None if it can."""
    if page.first_published_at is None:
        return _("This page was never published. Publish it first.")
    return why_before_publication(date, row.published_on)


def why_no_review(page):
    """Return a sentence why nobody can be asked to review a page, or None if they can."""
    if not page.live:
        return _("Only a published page can be reviewed.")
    return None


@transaction.atomic
def set_updated(pages, date, note, kind, reason, user, seen=None):
    """Record an update or a correction of a day for each page, with the same note for readers.

    Raises ValidationError as `record_update` does, and without a reason.
    """
    reason = refuse_without_reason(reason)
    refuse_impossible_date(date)
    note = note.strip()
    PageUpdate(date=date, note=note, kind=kind).full_clean(exclude=["page"])
    rows = _rows_for_update(pages, seen)
    _refuse({page.pk: why_no_update(page, rows[page.pk], date) for page in pages})
    before = {pk: row.updated_on for pk, row in rows.items()}
    for batch in _batches(pages):
        versions = signing.live_versions(batch)
        PageUpdate.objects.bulk_create(
            PageUpdate(
                page_id=page.pk,
                date=date,
                note=note,
                kind=kind,
                recorded_by=user,
                **versions[page.pk],
            )
            for page in batch
        )
        add_up_many(rows, batch)
        said = {"date": date, "note": note, "kind": str(PageUpdate.Kind(kind).label)}
        history.keep_many(
            batch,
            history.SET,
            user,
            {
                page.pk: {
                    **said,
                    "before": before[page.pk],
                    "after": rows[page.pk].updated_on,
                    "reason": reason,
                }
                for page in batch
            },
        )


@transaction.atomic
def ask_for_reviews(pages, person, user, seen=None):
    """Ask a `Person` with an account to review pages: they become the owner, and get one mail."""
    _rows_for_update(pages, seen)
    _refuse({page.pk: why_no_review(page) for page in pages})
    for batch in _batches(pages):
        PageDates.objects.filter(page__in=[page.pk for page in batch]).update(
            owner=person, asked_on=timezone.localdate()
        )
        said = {"person": person.name_with_credentials}
        history.keep_many(batch, history.ASKED, user, {page.pk: said for page in batch})
    mail_request(person, pages, user)


@transaction.atomic
def set_intervals(pages, months, user, seen=None):
    """Give pages an interval of their own in months; None for that of their site."""
    rows, intervals = _rows_for_update(pages, seen), SiteIntervals()
    _refuse({page.pk: why_no_interval(months, intervals.of(page)) for page in pages})
    pages = [page for page in pages if rows[page.pk].interval_months != months]
    for batch in _batches(pages):
        said = {
            page.pk: {"before": rows[page.pk].interval_months, "after": months} for page in batch
        }
        for page in batch:
            rows[page.pk].interval_months = months
        add_up_many(rows, batch)
        history.keep_many(batch, history.INTERVAL, user, said)


def _rows_for_update(pages, seen):
    """Return the pages' `PageDates` by their keys, made if need be, and locked."""
    rows = {}
    for batch in _batches(sorted(page.pk for page in pages)):
        there = PageDates.objects.select_for_update().order_by("page_id").filter(page__in=batch)
        missing = set(batch) - set(there.values_list("page_id", flat=True))
        PageDates.objects.bulk_create(
            (PageDates(page_id=pk) for pk in missing), ignore_conflicts=True
        )
        rows |= {row.page_id: row for row in there.all()}
    if seen is not None and seen != fingerprint(rows):
        raise ChangedMeanwhile
    return rows


def _refuse(sentences):
    refused = {pk: sentence for pk, sentence in sentences.items() if sentence}
    if refused:
        raise CannotTake(refused)


def _batches(items):
    return (items[start : start + BATCH] for start in range(0, len(items), BATCH))
