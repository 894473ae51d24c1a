"""Revoking a review in the editor."""

import pytest
from django.urls import reverse

from pages import dates
from pages.models import PageReview
from pages.roles import CLINIC_STAFF, CLINICIANS, SITE_ADMINISTRATORS
from tests.pages.dates.reviewing.desk import row, sign, words
from tests.pages.dates.reviewing.people import member_of, signer_in

pytestmark = pytest.mark.django_db

TODAY = "2026-03-01T12:00:00Z"


@pytest.fixture(autouse=True)
def clock(time_machine_at):
    time_machine_at(TODAY)


def test_the_signer_revokes_with_a_reason_and_the_review_before_counts_again(
    client, desk, article, clinician, time_machine_at
):
    sign(desk, article)
    colleague = signer_in(CLINICIANS, name="Zoe Lind")
    time_machine_at("2026-04-01T12:00:00Z")
    client.force_login(colleague)
    sign(client, article)
    review = dates.standing_review(article)
    url = reverse("pages_dates_revoke", args=[review.pk])
    assert url in client.get(reverse("pages_dates_review", args=[article.pk])).text
    assert (
        "Say why" in words(client.post(url, {"reason": "  "}))
        or PageReview.objects.standing().count() == 2
    )
    response = client.post(url, {"reason": "I read the wrong page."}, follow=True)
    assert "The review is revoked. Readers now see: “Reviewed by Ana Ruiz, L.Ac." in words(response)
    review.refresh_from_db()
    assert (review.revoked_by, review.revoked_because) == (colleague, "I read the wrong page.")
    assert row(article).reviewed_by == "Ana Ruiz, L.Ac."
    assert "was revoked by" in words(client.get(url))


def test_revoking_the_only_review_leaves_none(client, desk, article):
    sign(desk, article)
    url = reverse("pages_dates_revoke", args=[PageReview.objects.get().pk])
    client.force_login(member_of(SITE_ADMINISTRATORS))
    response = client.post(url, {"reason": "The wrong page."}, follow=True)
    assert "Readers now see no review." in words(response)
    assert row(article).reviewed_on is None


@pytest.mark.parametrize("role", [CLINIC_STAFF, CLINICIANS])
@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody_else_revokes(client, desk, article, role, method):
    sign(desk, article)
    url = reverse("pages_dates_revoke", args=[PageReview.objects.get().pk])
    client.force_login(signer_in(role))
    assert getattr(client, method)(url, {"reason": "Why not."}).status_code == 302
    assert PageReview.objects.standing().count() == 1


def test_the_history_of_the_page_tells_of_signing_and_revoking(desk, article):
    sign(desk, article)
    url = reverse("pages_dates_revoke", args=[PageReview.objects.get().pk])
    desk.post(url, {"reason": "I read the wrong page."})
    said = words(desk.get(reverse("wagtailadmin_pages:history", args=[article.pk])))
    assert "Reviewed by Ana Ruiz, L.Ac. on 1 March 2026; next review due 1 March 2029" in said
    assert "The review by Ana Ruiz, L.Ac. of 1 March 2026 was revoked" in said
    assert "I read the wrong page." in said
