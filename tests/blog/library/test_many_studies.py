"""What the library costs with many studies, and how it is cut into pages."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from blog.models import Citation, Study
from tests.bulk import add_articles
from tests.factories import TopicFactory

from .conftest import REVIEW, TRIAL, soup, text_of

MOST_QUERIES = 15


def add_studies(articles, count):
    """Make studies of ten years and two designs; each article cites every one of them."""
    first = Study.objects.count()
    studies = Study.objects.bulk_create(
        Study(
            title=f"Study {first + number}",
            title_key=f"study {first + number}",
            year=2010 + number % 10,
            design=(TRIAL, REVIEW)[number % 2],
            doi=f"10.5555/bulk.{first + number}",
        )
        for number in range(count)
    )
    Citation.objects.bulk_create(
        Citation(page_id=article.pk, study=study) for article in articles for study in studies
    )


def count_queries(client, query):
    client.get("/evidence/")
    with CaptureQueriesContext(connection) as queries:
        assert client.get(f"/evidence/{query}").status_code == 200
    return len(queries)


@pytest.mark.parametrize("query", ["", "?topic=feet&design=randomised-trial&from=2010&to=2010"])
def test_the_library_costs_the_same_with_1_and_200_studies(site, client, settings, query):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
    feet = TopicFactory(slug="feet")
    articles = add_articles(site.blog, 1, topics=[feet])
    add_studies(articles, 1)
    one = count_queries(client, query)
    add_studies([*articles, *add_articles(site.blog, 9, word="foot", topics=[feet])], 199)
    assert count_queries(client, query) == one <= MOST_QUERIES


def test_a_thousand_studies_are_listed_twenty_a_page(site, client):
    add_studies(add_articles(site.blog, 2), 1000)
    first = soup(client)
    assert len(first.select(".evidence")) == 20
    assert text_of(first.select_one(".library__count")) == "1000 studies"
    assert first.find("a", rel="next")["href"] == "/evidence/?page=2"
    assert first.find("a", rel="next").text == "Older studies →"
    narrowed = soup(client, "?design=randomised-trial&page=2")
    assert text_of(narrowed.select_one(".library__count")).startswith("500 of 1000 studies")
    assert narrowed.find("a", rel="prev")["href"] == "/evidence/?design=randomised-trial"
    assert narrowed.find("a", rel="next")["href"] == "/evidence/?design=randomised-trial&page=3"
    last = soup(client, "?page=50")
    assert len(last.select(".evidence")) == 20
    assert last.find("link", rel="canonical")["href"] == "http://localhost/evidence/?page=50"
