"""The dates of many new pages at once, for sites that are filled by a command."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from pages.models import PageDates, PageReview, PageUpdate, Person

from .adding_up import add_up_many
from .intervals import SiteIntervals
from .months import add_months
from .reviews import facts_of


@dataclass(frozen=True)
class History:
    """When a page was published, and perhaps updated and reviewed."""

    published_on: date
    updated_on: date | None
    update_note: str
    reviewed_on: date | None
    reviewer: Person


@transaction.atomic
def record_histories(histories):
    """Record what befell new pages; `histories` maps pages without dates to their `History`.

    The records are not bound to a version of the page. In two rounds of few queries, however many
    pages there are.
    """
    intervals = SiteIntervals()
    PageUpdate.objects.bulk_create(
        PageUpdate(
            page_id=page.pk, date=history.updated_on, note=history.update_note, kind="update"
        )
        for page, history in histories.items()
        if history.updated_on
    )
    PageReview.objects.bulk_create(
        PageReview(
            page_id=page.pk,
            date=history.reviewed_on,
            due_on=add_months(history.reviewed_on, intervals.of(page)),
            **facts_of(history.reviewer),
        )
        for page, history in histories.items()
        if history.reviewed_on
    )
    rows = {
        page.pk: PageDates(page_id=page.pk, published_on=history.published_on)
        for page, history in histories.items()
    }
    add_up_many(rows, list(histories))
