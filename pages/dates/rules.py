"""What a date may be, and who may sign a review."""

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import PageLogEntry, Revision

from pages.models import ClinicSettings, PageReview, Person
from pages.templatetags.dates import long_date

CHANGES_OF_CONTENT = ("wagtail.create", "wagtail.edit", "wagtail.revert")


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


def signer_of(user, page):
    """Return the `Person` who logs in with an account, or None.

    Of somebody with a profile in each language, the one in the page's language signs.
    """
    profiles = list(user.people.select_related("profession").order_by("pk"))
    in_language = [person for person in profiles if person.locale_id == page.locale_id]
    return next(iter(in_language or profiles), None)


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
    person = signer_of(user, page)
    if person is None:
        return _("Your account has no profile among the people. An administrator can link it.")
    if not person.credentials:
        return _("Your profile names no credentials, which readers see beside a review. Add them.")
    if has_part_in(page, person) and not own_review_is_allowed(page):
        return _("You wrote or changed this page since its last review. Somebody else reviews it.")
    return None


def why_not_on_paper(page):
    """Return a sentence why no review on paper can be recorded for a page, or None if it can."""
    if page.alias_of_id:
        return _("This page mirrors another one. Record the review of the original.")
    if not page.live:
        return _("Only the review of a published page is recorded: readers see it beside the text.")
    return None


def has_part_in(page, person):
    """Say whether somebody is a listed author, or made a version since the last review.

    A profile in another language, or of the same account, is the same person. The history is asked
    too, because versions are purged after a time.
    """
    translations = Person.objects.filter(translation_key=person.translation_key)
    accounts = set(translations.exclude(account=None).values_list("account", flat=True))
    keys = {person.translation_key} | set(
        Person.objects.filter(account__in=accounts).values_list("translation_key", flat=True)
    )
    if page.specific.written_by().filter(translation_key__in=keys).exists():
        return True
    review = standing_review(page)
    revisions = Revision.objects.for_instance(page).filter(user__in=accounts)
    changes = PageLogEntry.objects.filter(
        Q(content_changed=True, action__in=CHANGES_OF_CONTENT) | Q(action="wagtail.copy"),
        page_id=page.pk,
        user__in=accounts,
    )
    if review is not None:
        revisions = revisions.filter(created_at__gt=review.recorded_at)
        changes = changes.filter(timestamp__gt=review.recorded_at)
    return revisions.exists() or changes.exists()


def standing_review(page):
    """Return the `PageReview` that counts, or None."""
    return PageReview.objects.filter(page_id=page.pk).standing().in_order().first()


def may_revoke(review, user):
    """Say whether somebody may revoke a review: its signer, or whoever corrects dates."""
    is_signer = (
        review.recorded_by_id == user.pk
        and not review.is_on_paper
        and user.has_perm("pages.sign_review")
    )
    return is_signer or user.has_perm("pages.correct_dates")


def own_review_is_allowed(page):
    """Say whether the page's site lets authors review what they wrote."""
    clinic = clinic_of(page)
    return clinic is not None and clinic.allows_own_review


def clinic_of(page):
    """Return the saved `ClinicSettings` of a page's site, or None."""
    site = page.get_site()
    return ClinicSettings.objects.filter(site=site).first() if site else None
