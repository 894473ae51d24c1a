"""Who may sign that they have reviewed a page."""

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from wagtail.models import Locale, Page, Revision, Site

from pages import dates
from pages.models import ClinicSettings, PageReview
from pages.roles import CLINIC_STAFF, CLINICIANS, SITE_ADMINISTRATORS
from tests.factories import PersonFactory, UserFactory, publish_article
from tests.pages.dates.reviewing.people import member_of, signer_in

pytestmark = pytest.mark.django_db

A_PART_IN_IT = "You wrote or changed this page"


def allow_own_reviews():
    clinic = ClinicSettings.for_site(Site.objects.get())
    clinic.allows_own_review = True
    clinic.save()


def edit(page, user, **fields):
    """Save a draft as somebody in the editor does."""
    page = Page.objects.get(pk=page.pk).specific
    for name, value in fields.items():
        setattr(page, name, value)
    return page.save_revision(user=user, log_action=True)


def test_a_clinician_who_had_no_part_in_the_page_may_sign(article, clinician):
    assert dates.why_not_sign(article, clinician) is None


@pytest.mark.parametrize("role", [CLINIC_STAFF, SITE_ADMINISTRATORS])
def test_other_roles_may_not_although_they_have_a_profile(article, role):
    user = signer_in(role)
    assert dates.why_not_sign(article, user) == "Only clinicians sign reviews."
    with pytest.raises(PermissionDenied, match="Only clinicians"):
        dates.record_review(article, user)
    assert not PageReview.objects.exists()


def test_an_account_in_both_groups_may_sign(article):
    user = signer_in(CLINICIANS, SITE_ADMINISTRATORS)
    assert dates.why_not_sign(article, user) is None


def test_nobody_signs_without_a_profile_not_even_a_superuser(article):
    assert "no profile" in dates.why_not_sign(article, UserFactory(is_superuser=True))
    assert "no profile" in dates.why_not_sign(article, member_of(CLINICIANS))


def test_nobody_signs_without_credentials(article, clinician):
    clinician.people.update(credentials="")
    assert "names no credentials" in dates.why_not_sign(article, clinician)


def test_a_draft_and_an_alias_are_not_reviewed(site, article, clinician):
    alias = article.create_alias(parent=site.blog, update_slug="alias")
    assert "Review the original" in dates.why_not_sign(alias, clinician)
    article.unpublish()
    assert "Only a published page" in dates.why_not_sign(article, clinician)


def test_a_listed_author_may_not_sign(site, clinician, ana):
    article = publish_article(site.blog, authors=[PersonFactory(), ana])
    assert dates.why_not_sign(article, clinician).startswith(A_PART_IN_IT)


def test_an_author_in_another_language_is_the_same_person(site, clinician, ana):
    french = PersonFactory(
        locale=Locale.objects.create(language_code="fr"), translation_key=ana.translation_key
    )
    article = publish_article(site.blog, authors=[french])
    assert dates.why_not_sign(article, clinician).startswith(A_PART_IN_IT)


def test_every_profile_of_the_account_counts(site, clinician, ana):
    other = PersonFactory(locale=Locale.objects.create(language_code="fr"), account=clinician)
    article = publish_article(site.blog, authors=[other])
    assert dates.why_not_sign(article, clinician).startswith(A_PART_IN_IT)


def test_the_profile_in_the_language_of_the_page_signs(site, article, clinician, ana):
    french = Locale.objects.create(language_code="fr")
    PersonFactory(
        name="Ana Ruiz", credentials="acupunctrice", locale=french, account=clinician,
        translation_key=ana.translation_key,
    )  # fmt: skip
    Page.objects.filter(pk=article.pk).update(locale=french)
    review = dates.record_review(Page.objects.get(pk=article.pk), clinician)
    assert review.reviewer_name == "Ana Ruiz, acupunctrice"


@pytest.mark.parametrize("is_published", [False, True])
def test_whoever_made_a_version_since_the_last_review_may_not_sign(
    article, clinician, is_published
):
    revision = edit(article, clinician, title="Changed")
    if is_published:
        revision.publish()
    assert dates.why_not_sign(article, clinician).startswith(A_PART_IN_IT)


def test_who_only_approved_or_published_a_version_may_sign(article, clinician):
    edit(article, UserFactory(), title="Changed").publish(user=clinician)
    assert dates.why_not_sign(article, clinician) is None


def test_a_version_before_the_last_review_keeps_nobody_from_signing(article, clinician):
    edit(article, clinician, title="Changed").publish()
    colleague = signer_in(CLINICIANS)
    review = dates.record_review(article, colleague)
    assert dates.why_not_sign(article, clinician) is None
    dates.revoke_review(article, review, colleague, "The wrong page.")
    assert dates.why_not_sign(article, clinician).startswith(A_PART_IN_IT)


def test_the_history_tells_who_changed_the_page_when_versions_are_purged(
    article, clinician, capsys
):
    edit(article, clinician, title="Changed").publish()
    edit(article, UserFactory(), title="Changed again").publish()
    call_command("purge_revisions", days=0)
    assert not Revision.objects.filter(user=clinician).exists()
    assert dates.why_not_sign(article, clinician).startswith(A_PART_IN_IT)


def test_whoever_copied_the_page_has_a_part_in_the_copy(article, clinician, capsys):
    copy = article.copy(
        update_attrs={"slug": "copy", "title": "Copy"}, user=clinician, keep_live=True
    )
    edit(copy, UserFactory(), title="Changed").publish()
    call_command("purge_revisions", days=0)
    assert dates.why_not_sign(copy, clinician).startswith(A_PART_IN_IT)
    assert dates.why_not_sign(article, clinician) is None


def test_the_clinic_may_let_authors_review_and_readers_are_told(site, clinician, ana):
    article = publish_article(site.blog, authors=[ana])
    allow_own_reviews()
    assert dates.why_not_sign(article, clinician) is None
    review = dates.record_review(article, clinician)
    assert review.is_own
    assert article.dates.review_label == "Written and checked by"


def test_somebody_without_a_part_is_called_a_reviewer_although_authors_may_sign(article, clinician):
    allow_own_reviews()
    assert not dates.record_review(article, clinician).is_own
    assert Page.objects.get(pk=article.pk).dates.review_label == "Reviewed by"


def test_only_the_signer_and_administrators_revoke(article, clinician):
    review = dates.record_review(article, clinician)
    with pytest.raises(PermissionDenied):
        dates.revoke_review(article, review, member_of(CLINICIANS), "Why not.")
    dates.revoke_review(article, review, member_of(SITE_ADMINISTRATORS), "The wrong page.")
    assert dates.standing_review(article) is None
