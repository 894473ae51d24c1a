"""What stays of a page's dates when the page is deleted."""

from pages.models import PageReview, PageUpdate

from . import history


def keep_deleted_dates(row):
    """Write the dates and names of a page that is being deleted into the log, which outlives it."""
    updates = PageUpdate.objects.filter(page_id=row.page_id).order_by("date", "pk")
    reviews = PageReview.objects.filter(page_id=row.page_id).order_by("date", "pk")
    history.keep(
        row.page,
        history.DELETED,
        published_on=row.published_on,
        updated_on=row.updated_on,
        reviewed_on=row.reviewed_on,
        reviewed_by=row.reviewed_by,
        updates=[
            {"date": one.date.isoformat(), "kind": one.kind, "note": one.note} for one in updates
        ],
        reviews=[
            {
                "date": one.date.isoformat(),
                "reviewer": one.reviewer_name,
                "revoked": one.revoked_at is not None,
            }
            for one in reviews
        ],
    )
