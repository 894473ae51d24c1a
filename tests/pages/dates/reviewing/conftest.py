"""A clinic with people who may and may not sign, and an article that staff wrote."""

from datetime import date

import pytest

from pages.roles import CLINICIANS
from tests.factories import PersonFactory, ProfessionFactory, publish_article, section
from tests.pages.dates.reviewing.people import member_of

PUBLISHED = date(2024, 5, 3)


@pytest.fixture
def clinician(site):
    """A clinician's account; `clinician.people.get()` is Ana Ruiz, L.Ac."""
    user = member_of(CLINICIANS)
    PersonFactory(
        name="Ana Ruiz",
        credentials="L.Ac.",
        slug="ana",
        account=user,
        profession=ProfessionFactory(name="Acupuncturist"),
    )
    return user


@pytest.fixture
def ana(clinician):
    return clinician.people.get()


@pytest.fixture(scope="session")
def kept_article(keep, kept_site):
    def make(site):
        return publish_article(
            site.blog,
            title="Sore feet",
            slug="feet",
            published_on=PUBLISHED,
            body=[section("Rest", [("prose", "<p>Rest helps.</p>")])],
        )

    return keep(make, on=kept_site)


@pytest.fixture
def article(site, kept_article):
    """A live article by nobody who may sign."""
    return kept_article.put_back()


@pytest.fixture
def desk(client, clinician):
    """The clinician's browser."""
    client.force_login(clinician)
    return client
