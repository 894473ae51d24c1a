"""People who review, and the reviews they leave behind."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone

from pages import dates
from pages.models import PageReview
from tests.factories import PersonFactory, ProfessionFactory, UserFactory, publish_article


@pytest.fixture
def clinician(db):
    """Make a clinician with an account: `clinician("Zoe Lind", credentials="MD")`."""

    def make(name="Zoe Lind", *, credentials="MD", is_physician=False, **account):
        user = UserFactory(is_staff=True, **account)
        user.groups.add(Group.objects.get(name="Clinicians"))
        profession = ProfessionFactory(is_physician=is_physician)
        return PersonFactory(
            name=name, credentials=credentials, profession=profession, account=user
        )

    return make


@pytest.fixture
def reviewed(db):
    """Let a page have a review: `reviewed(page, person, on=date(2026, 2, 1), due_on=…)`."""

    def record(page, person=None, on=date(2026, 2, 1), due_on=date(2029, 2, 1), **fields):
        if person is not None:
            fields = {
                "reviewer": person,
                "reviewer_name": person.name_with_credentials,
                "reviewer_credentials": person.credentials,
                "is_medical": person.is_physician,
            } | fields
        PageReview.objects.create(page_id=page.pk, date=on, due_on=due_on, **fields)
        return dates.rebuild(page)

    return record


@pytest.fixture
def due(site, reviewed):
    """Publish an article that is due in so many days: `due("Sore feet", 10, owner=person)`.

    With None for days it was never reviewed.
    """

    def make(title, days, owner=None, reviewer=None):
        article = publish_article(site.blog, title=title, published_on=date(2024, 5, 3))
        if days is not None:
            due_on = timezone.localdate() + timedelta(days=days)
            named = {} if reviewer else {"reviewer_name": "Somebody, MD"}
            reviewed(article, reviewer, due_on=due_on, **named)
        dates.set_owner(article, owner)
        return article

    return make
