"""What stays of a page's dates and reviews when the page is deleted."""

from datetime import date
from urllib.parse import urlencode

import pytest
from django.urls import reverse
from wagtail.models import Page, PageLogEntry

from pages import dates
from pages.dates.history import DELETED
from pages.models import PageDates, PageReview, PageUpdate
from pages.roles import CLINICIANS, SITE_ADMINISTRATORS
from tests.factories import StandardPageFactory, publish_article
from tests.pages.dates.reviewing.people import member_of, signer_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, site):
    client.force_login(member_of(SITE_ADMINISTRATORS))
    return client


@pytest.fixture
def reviewed(article, clinician, time_machine_at):
    """The article with an update, a review that was revoked and one that stands."""
    time_machine_at("2026-03-01T12:00:00Z")
    dates.record_update(article, date(2026, 1, 16), "We added a trial.")
    other = signer_in(CLINICIANS, name="Zoe Lind")
    dates.revoke_review(article, dates.record_review(article, other), other, "The wrong page.")
    dates.record_review(article, clinician)
    return article


def kept():
    """Return what the log says of the dates of deleted pages, by the page's id."""
    entries = PageLogEntry.objects.filter(action=DELETED)
    return {entry.page_id: entry.message for entry in entries}


def no_records():
    return not any(model.objects.exists() for model in (PageDates, PageUpdate, PageReview))


EVERYTHING = (
    "Deleted with the page: published 3 May 2024; Update of 16 January 2026: We added a trial.; "
    "reviewed by Zoe Lind, MD on 1 March 2026 (revoked); "
    "reviewed by Ana Ruiz, L.Ac. on 1 March 2026"
)


def test_a_deleted_page_leaves_its_dates_and_names_in_the_log(desk, reviewed):
    desk.post(reverse("wagtailadmin_pages:delete", args=[reviewed.pk]))
    assert not Page.objects.filter(pk=reviewed.pk).exists()
    assert no_records()
    assert kept() == {reviewed.pk: EVERYTHING}


def test_it_stands_in_the_site_history(editor_client, reviewed):
    editor_client.post(reverse("wagtailadmin_pages:delete", args=[reviewed.pk]))
    assert EVERYTHING in editor_client.get(reverse("wagtailadmin_reports:site_history")).text


def test_pages_deleted_in_bulk_leave_one_line_each(site, desk, reviewed):
    other = publish_article(site.blog, published_on=date(2020, 1, 1))
    pages = [reviewed.pk, other.pk]
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    desk.post(f"{url}?{urlencode({'id': pages}, doseq=True)}")
    assert no_records()
    assert kept() == {
        reviewed.pk: EVERYTHING,
        other.pk: "Deleted with the page: published 1 January 2020",
    }


def test_pages_below_a_deleted_one_leave_theirs_too(site, clinician):
    parent = StandardPageFactory(parent=site.home, live=False)
    child = StandardPageFactory(parent=parent)
    child.save_revision().publish()
    dates.set_published_on(child, date(2024, 5, 3))
    draft = StandardPageFactory(parent=parent, live=False)
    dates.record_review(child, clinician)
    parent.refresh_from_db()
    parent.delete()
    assert no_records()
    assert list(kept()) == [child.pk]
    assert "reviewed by Ana Ruiz, L.Ac." in kept()[child.pk]
    assert draft.pk not in kept()


def test_an_imported_date_is_named_as_one(article):
    dates.record_import(article, updated_on=date(2024, 1, 16))
    article.delete()
    assert kept() == {article.pk: "Deleted with the page: Imported: 16 January 2024"}


def test_a_reviewers_account_and_profile_can_go_and_the_review_stays_named(
    client, reviewed, clinician, ana
):
    clinician.delete()
    ana.refresh_from_db()
    ana.delete()
    review = dates.standing_review(reviewed)
    assert (review.reviewer, review.recorded_by) == (None, None)
    assert review.reviewer_name == "Ana Ruiz, L.Ac."
    assert dates.rebuild(reviewed).reviewed_by == "Ana Ruiz, L.Ac."
    assert "Ana Ruiz, L.Ac." in client.get(reviewed.url).text
