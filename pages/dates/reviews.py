"""Reviews: signed, recorded from paper, revoked."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pages.models import PageDates, PageReview
from pages.models.clinic import DEFAULT_REVIEW_INTERVAL
from pages.templatetags.dates import long_date

from . import history, signing
from .adding_up import add_up, row_for_update
from .months import add_months
from .rules import (
    ChangedMeanwhile,
    clinic_of,
    has_part_in,
    may_revoke,
    own_review_is_allowed,
    refuse_impossible_date,
    refuse_without_reason,
    signer_of,
    why_not_on_paper,
    why_not_sign,
)


@transaction.atomic
def record_review(page, user, due_on=None, seen=None):
    """Sign that the whole live page was reviewed today, and return the `PageReview`.

    `due_on` brings the next review forward; `seen` is the hash of what the signer read. Raises
    PermissionDenied with the reason if the user may not sign, ChangedMeanwhile if something else is
    live by now, and ValidationError for a due date that is not between tomorrow and the end of the
    page's interval.
    """
    row = row_for_update(page)
    refusal = why_not_sign(page, user)
    if refusal:
        raise PermissionDenied(refusal)
    version = signing.live_version(page)
    if seen is not None and seen != version["content_hash"]:
        raise ChangedMeanwhile
    today = timezone.localdate()
    latest = latest_due(page, row, today)
    if due_on is not None and not today < due_on <= latest:
        raise ValidationError(
            {
                "due_on": _("Give a day from tomorrow to %(latest)s, or leave it empty.")
                % {"latest": long_date(latest)}
            }
        )
    person = signer_of(user, page)
    review = PageReview.objects.create(
        page_id=page.pk,
        date=today,
        due_on=due_on or latest,
        is_own=has_part_in(page, person),
        recorded_by=user,
        **facts_of(person),
        **version,
    )
    _keep_and_add_up(row, page, review, history.REVIEWED)
    return review


@transaction.atomic
def record_paper_review(page, person, date, reason, user, evidence=None):
    """Record a review that a `Person` signed on paper, and return it.

    `evidence` is the document that shows the signed sheet. It is bound to what is live now, because
    that is what the administrator answers for. Raises PermissionDenied with the reason if the page
    cannot be reviewed, and ValidationError for a day in the future or before publication, without a
    reason, and for a reviewer without credentials or with a part in the page.
    """
    refusal = why_not_on_paper(page)
    if refusal:
        raise PermissionDenied(refusal)
    reason = refuse_without_reason(reason)
    row = row_for_update(page)
    refuse_impossible_date(date, row.published_on)
    if not person.credentials:
        raise ValidationError(
            {"reviewer": _("Their profile names no credentials. Add them first.")}
        )
    is_own = has_part_in(page, person)
    if is_own and not own_review_is_allowed(page):
        raise ValidationError(
            {"reviewer": _("They wrote or changed this page since its last review.")}
        )
    review = PageReview.objects.create(
        page_id=page.pk,
        date=date,
        due_on=latest_due(page, row, date),
        is_own=is_own,
        is_on_paper=True,
        evidence=evidence,
        reason=reason,
        recorded_by=user,
        **facts_of(person),
        **signing.live_version(page),
    )
    _keep_and_add_up(row, page, review, history.ON_PAPER)
    return review


@transaction.atomic
def revoke_review(page, review, user, reason):
    """Let a review count no more; it stays in the history. Revoking twice changes nothing.

    Raises PermissionDenied for whoever neither signed it nor corrects dates, and ValidationError
    without a reason.
    """
    if not may_revoke(review, user):
        raise PermissionDenied
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


def due_if_reviewed_today(page):
    """Return when a page would be due again if it were reviewed today."""
    row = PageDates.objects.filter(page_id=page.pk).first() or PageDates(page_id=page.pk)
    return latest_due(page, row, timezone.localdate())


def _keep_and_add_up(row, page, review, action):
    history.keep(
        page,
        action,
        review.recorded_by,
        reviewer=review.reviewer_name,
        date=review.date,
        due=review.due_on,
        reason=review.reason,
    )
    if row.asked_on and review.date >= row.asked_on:
        row.asked_on = None
    add_up(row, page)


def facts_of(person):
    """Return the fields of a `PageReview` that keep who its reviewer was on that day."""
    return {
        "reviewer": person,
        "reviewer_name": person.name_with_credentials,
        "reviewer_credentials": person.credentials,
        "is_medical": person.is_physician,
    }
