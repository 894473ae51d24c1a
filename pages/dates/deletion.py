"""What stays of a page's dates when the page is deleted."""

from pages.models import PageReview, PageUpdate

from . import history


def keep_deleted_dates(row):
    """Write the dates and names of a page that is being deleted into the log, which outlives it."""
    updates = PageUpdate.objects.filter(page_id=row.page_id).order_by("date", "pk")
    reviews = PageReview.objects.filter(page_id=row.page_id).order_by("date", "pk")
    updates, reviews = list(updates.defer("content")), list(reviews.defer("content"))
    if not (row.published_on or updates or reviews):
        return
    history.keep(
        row.page,
        history.DELETED,
        published_on=row.published_on,
        updates=[
            {
                "date": update.date.isoformat(),
                "kind": str(update.get_kind_display()),
                "note": update.note,
            }
            for update in updates
        ],
        reviews=[
            {
                "date": review.date.isoformat(),
                "reviewer": review.reviewer_name,
                "is_on_paper": review.is_on_paper,
                "is_revoked": review.revoked_at is not None,
            }
            for review in reviews
        ],
    )
