"""The states of pages' dates, one by one and together."""

from datetime import date, timedelta

import pytest
from wagtail.models import Page

from blog.models import EvidenceChange
from pages import dates
from pages.dates.states import all_states, in_states, states_of, with_states
from tests.factories import ArticlePageFactory, PersonFactory, StudyFactory, publish_article

pytestmark = pytest.mark.django_db

REVIEWED, DUE = date(2025, 6, 1), date(2026, 6, 1)


@pytest.fixture
def reviewed(site, administrator):
    """An article that was reviewed on REVIEWED and is due on DUE."""
    article = publish_article(site.blog, published_on=date(2024, 5, 3))
    clinician = PersonFactory(credentials="L.Ac.")
    dates.set_interval(article, 12)
    dates.record_paper_review(article, clinician, REVIEWED, "Paper.", administrator)
    return article


def keys(page, today=None):
    return [state.key for state in states_of(with_states(Page.objects, today).get(pk=page.pk))]


@pytest.mark.parametrize(
    ("days", "state"),
    [(-61, "fine"), (-60, "due_soon"), (-1, "due_soon"), (0, "due_soon"), (1, "overdue")],
)
def test_a_review_is_due_within_60_days_until_its_day_has_passed(reviewed, days, state):
    assert keys(reviewed, DUE + timedelta(days=days)) == [state]


def test_a_page_that_nobody_reviewed_is_told(site):
    assert keys(publish_article(site.blog)) == ["never_reviewed"]
    assert keys(site.home) == ["never_reviewed"]


def test_a_revoked_review_is_none(reviewed, administrator):
    dates.revoke_review(reviewed, reviewed.reviews.get(), administrator, "A mistake.")
    assert keys(reviewed, REVIEWED) == ["never_reviewed"]


def test_a_draft_is_only_not_published(site, reviewed):
    draft = ArticlePageFactory(parent=site.blog, live=False)
    assert keys(draft) == ["not_published"]
    reviewed.unpublish()
    assert keys(reviewed, DUE + timedelta(days=9)) == ["not_published"]


def test_evidence_that_changed_after_the_review_is_told(reviewed):
    before = REVIEWED - timedelta(days=1)
    change = EvidenceChange.objects.create(page=reviewed, study=StudyFactory(), changed_on=before)
    EvidenceChange.objects.update(changed_at="2025-05-31T12:00:00Z")
    assert keys(reviewed, REVIEWED) == ["fine"]
    change.delete()
    EvidenceChange.objects.create(page=reviewed, study=StudyFactory())
    assert keys(reviewed, REVIEWED) == ["evidence_changed"]


def test_a_page_may_be_in_several_and_the_most_urgent_leads(reviewed):
    EvidenceChange.objects.create(page=reviewed, study=StudyFactory())
    dates.record_update(reviewed, date(2025, 7, 1), "We added a trial.")
    late = DUE + timedelta(days=1)
    assert keys(reviewed, late) == ["overdue", "evidence_changed", "updated_since_review"]
    page = with_states(Page.objects, late).get(pk=reviewed.pk)
    assert page.urgency == states_of(page)[0].urgency


def test_every_page_is_found_by_its_states_and_no_other(site, reviewed):
    publish_article(site.blog)
    ArticlePageFactory(parent=site.blog, live=False)
    pages = with_states(Page.objects.filter(depth__gt=1), DUE)
    for state in all_states():
        found = set(in_states(pages, [state.key]))
        assert found == {page for page in pages if state in states_of(page)}
    assert not in_states(pages, []).exists()
    assert all(states_of(page) for page in pages)


def test_the_states_are_named_by_urgency_with_fine_last():
    named = [state.key for state in all_states()]
    assert named == [
        "overdue",
        "evidence_changed",
        "updated_since_review",
        "never_reviewed",
        "due_soon",
        "not_published",
        "fine",
    ]
