"""Reviews: signed, recorded from paper, revoked."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pages.models import PageReview
from pages.models.clinic import DEFAULT_REVIEW_INTERVAL

from . import history, signing
from .adding_up import add_up, row_for_update
from .months import add_months
from .rules import (
    clinic_of,
    has_part_in,
    refuse_impossible_date,
    refuse_without_reason,
    signer_of,
    why_not_sign,
)


@transaction.atomic
def record_review(page, user, due_on=None):
    """Sign that the whole live page was reviewed today, and return the `PageReview`.

    `due_on` brings the next review forward. Raises PermissionDenied with the reason if the user may
    not sign, and ValidationError for a due date that is not between tomorrow and the end of the
    page's interval.
    """
    row = row_for_update(page)
    refusal = why_not_sign(page, user)
    if refusal:
        raise PermissionDenied(refusal)
    today = timezone.localdate()
    latest = latest_due(page, row, today)
    if due_on is not None and not today < due_on <= latest:
        raise ValidationError(
            {"due_on": _("Give a day after today, and within the page's interval.")}
        )
    person = signer_of(user)
    review = PageReview.objects.create(
        page_id=page.pk,
        date=today,
        due_on=due_on or latest,
        is_own=has_part_in(page, user, person),
        recorded_by=user,
        **_reviewer(person),
        **signing.live_version(page),
    )
    history.keep(
        page,
        history.REVIEWED,
        user,
        reviewer=review.reviewer_name,
        date=review.date,
        due=review.due_on,
    )
    row.asked_on = None
    add_up(row, page)
    return review


@transaction.atomic
def record_paper_review(page, person, date, reason, user, evidence=None):
    """Record a review that a `Person` signed on paper, and return it.

    `evidence` is the document that shows the signed sheet. It is bound to what is live now, because
    that is what the administrator answers for. Raises ValidationError for a day in the future or
    before publication, without a reason, and for somebody without credentials.
    """
    reason = refuse_without_reason(reason)
    row = row_for_update(page)
    refuse_impossible_date(date, row.published_on)
    if not person.credentials:
        raise ValidationError(
            {"reviewer": _("Their profile names no credentials. Add them first.")}
        )
    review = PageReview.objects.create(
        page_id=page.pk,
        date=date,
        due_on=latest_due(page, row, date),
        is_own=person.account_id is not None and has_part_in(page, person.account, person),
        is_on_paper=True,
        evidence=evidence,
        reason=reason,
        recorded_by=user,
        **_reviewer(person),
        **signing.live_version(page),
    )
    history.keep(
        page,
        history.ON_PAPER,
        user,
        reviewer=review.reviewer_name,
        date=date,
        due=review.due_on,
        reason=reason,
    )
    row.asked_on = None
    add_up(row, page)
    return review


@transaction.atomic
def revoke_review(page, review, user, reason):
    """Let a review count no more; it stays in the history. Raises ValidationError without a reason.

    Revoking twice changes nothing.
    """
    reason = refuse_without_reason(reason)
    row = row_for_update(page)
    review = PageReview.objects.get(pk=review.pk, page_id=page.pk)
    if review.revoked_at is None:
        review.revoked_at, review.revoked_by = timezone.now(), user
        review.revoked_because = reason
        review.save(update_fields=["revoked_at", "revoked_by", "revoked_because"])
        history.keep(
            page,
            history.REVOKED,
            user,
            reviewer=review.reviewer_name,
            date=review.date,
            reason=reason,
        )
    add_up(row, page)
    return review


def latest_due(page, row, day):
    """Return when a page reviewed on `day` is due again, by its interval or the site's."""
    clinic = clinic_of(page)
    site_interval = clinic.review_interval_months if clinic else DEFAULT_REVIEW_INTERVAL
    return add_months(day, row.interval_months or site_interval)


def _reviewer(person):
    return {
        "reviewer": person,
        "reviewer_name": person.name_with_credentials,
        "reviewer_credentials": person.credentials,
        "is_medical": person.is_physician,
    }
