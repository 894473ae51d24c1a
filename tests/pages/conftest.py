"""People who review, and the reviews they leave behind."""

from datetime import date

import pytest
from django.contrib.auth.models import Group

from pages.dates import rebuild
from pages.models import PageReview
from tests.factories import PersonFactory, ProfessionFactory, UserFactory


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
        return rebuild(page)

    return record
