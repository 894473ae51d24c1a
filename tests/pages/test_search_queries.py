"""What a search asks the database, with nothing kept."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from tests.bulk import add_articles
from tests.factories import ImageFactory, PersonFactory, build_site, publish_article

MOST_QUERIES = 15


@pytest.fixture(autouse=True)
def _nothing_is_kept(settings):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
    settings.CACHING = False


def queries_of(client, query, found):
    """Return how many queries a search asks, once it is known to find so much on its page."""
    client.get("/search/", {"q": query})
    with CaptureQueriesContext(connection) as queries:
        response = client.get("/search/", {"q": query})
    assert len(response.context["results"]) + len(response.context["people"]) == found
    return len(queries)


def test_it_asks_the_same_for_2_and_300_results(site, client):
    add_articles(site.blog, 2, word="artery")
    add_articles(site.blog, 300, word="vein")
    assert queries_of(client, "artery", 2) == queries_of(client, "vein", 10) <= MOST_QUERIES


def test_it_asks_the_same_for_1_and_5_people_with_photos(site, client):
    PersonFactory(name="Ana Ruiz", slug="ana", photo=ImageFactory())
    for number in range(5):
        PersonFactory(name=f"Jo Berg {number}", slug=f"jo-{number}", photo=ImageFactory())
    assert queries_of(client, "ruiz", 1) == queries_of(client, "berg", 5) <= MOST_QUERIES


# Outside of a transaction of the test's own: beginning and ending one counts too.
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
@pytest.mark.parametrize("query", ["arterry", "arterry vien", "arterry vien fotts"])
def test_a_corrected_search_asks_no_more_than_any_page_may(client, query):
    _home, blog = build_site()
    publish_article(blog, title="Artery, vein and foot")
    private = publish_article(blog, title="For members")
    private.create_alias(parent=blog, update_slug="alias")
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    assert queries_of(client, query, 1) <= MOST_QUERIES
