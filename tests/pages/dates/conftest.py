"""The article that most tests of dates begin with."""

from datetime import date

import pytest

from tests.factories import publish_article


@pytest.fixture(scope="session")
def kept_article(keep, kept_site):
    return keep(
        lambda site: publish_article(site.blog, published_on=date(2024, 5, 3)), on=kept_site
    )


@pytest.fixture
def article(site, kept_article):
    """A live article of 3 May 2024, never updated and never reviewed."""
    return kept_article.put_back()
