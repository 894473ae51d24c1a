"""What a date may be, and who may sign a review."""

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import PageLogEntry, Revision

from pages.models import ClinicSettings, PageReview
from pages.templatetags.dates import long_date

CHANGES_OF_CONTENT = ("wagtail.create", "wagtail.edit", "wagtail.revert", "wagtail.copy")


class ChangedMeanwhile(Exception):
    """Somebody else changed the record since the form was shown."""


def refuse_impossible_date(day, published_on=None, field="date"):
    """Raise ValidationError on a field for a day in the future or before publication."""
    if day > timezone.localdate():
        raise ValidationError(
            {
                field: _("%(day)s lies in the future. Give a day that has come.")
                % {"day": long_date(day)}
            }
        )
    too_early = why_before_publication(day, published_on)
    if too_early:
        raise ValidationError({field: too_early})


def why_before_publication(day, published_on):
    """Return a sentence if a day lies before a page's publication, else None."""
    if published_on and day < published_on:
        return _("The page was published on %(published)s. Give that day or a later one.") % {
            "published": long_date(published_on)
        }
    return None


def refuse_without_reason(reason):
    """Raise ValidationError on the field `reason` if it says nothing; else return it stripped."""
    if not reason or not reason.strip():
        raise ValidationError({"reason": _("Say why. It stands in the page's history.")})
    return reason.strip()


def signer_of(user):
    """Return the `Person` who logs in with an account, or None."""
    return user.people.select_related("profession").order_by("pk").first()


def why_not_sign(page, user):
    """Return a sentence why somebody cannot sign a review of the live page, or None if they can.

    Nobody reviews what they wrote themselves, unless the site allows it: neither the listed authors
    nor whoever made a version since the last review. Nobody signs for somebody else, so the signer
    is the account's own profile.
    """
    if not user.has_perm("pages.sign_review"):
        return _("Only clinicians sign reviews.")
    if page.alias_of_id:
        return _("This page mirrors another one. Review the original.")
    if not page.live:
        return _("Only a published page can be reviewed: readers see the review beside the text.")
    person = signer_of(user)
    if person is None:
        return _("Your account has no profile among the people. An administrator can link it.")
    if not person.credentials:
        return _("Your profile names no credentials, which readers see beside a review. Add them.")
    if has_part_in(page, user, person) and not own_review_is_allowed(page):
        return _("You wrote or changed this page since its last review. Somebody else reviews it.")
    return None


def has_part_in(page, user, person):
    """Say whether somebody is a listed author, or made a version since the last review.

    The history is asked too, because versions are purged after a time.
    """
    # A profile in another language is the same person.
    if (
        person
        and page.specific.written_by().filter(translation_key=person.translation_key).exists()
    ):
        return True
    review = PageReview.objects.filter(page_id=page.pk).standing().in_order().first()
    revisions = Revision.objects.for_instance(page).filter(user=user)
    changes = PageLogEntry.objects.filter(
        page_id=page.pk, user=user, action__in=CHANGES_OF_CONTENT, content_changed=True
    )
    if review is not None:
        revisions = revisions.filter(created_at__gt=review.recorded_at)
        changes = changes.filter(timestamp__gt=review.recorded_at)
    return revisions.exists() or changes.exists()


def own_review_is_allowed(page):
    """Say whether the page's site lets authors review what they wrote."""
    clinic = clinic_of(page)
    return clinic is not None and clinic.allows_own_review


def clinic_of(page):
    """Return the saved `ClinicSettings` of a page's site, or None."""
    site = page.get_site()
    return ClinicSettings.objects.filter(site=site).first() if site else None
