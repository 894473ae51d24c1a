"""The lists of articles: all of them, by topic, by year."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.template import Context, Template
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from pages import dates
from pages.models import PageDates
from tests.bulk import add_articles
from tests.factories import (
    ImageFactory,
    PersonFactory,
    TopicFactory,
    build_site,
    publish_article,
)

pytestmark = pytest.mark.django_db

MOST_QUERIES = 15
NO_PAGE_NUMBERS = ["0", "-1", "abc", "99999", "", "1.0", "1e3", "١", "+1", " 1", "01", "1\0"]


def soup_of(response):
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def titles(response):
    return [title.text for title in soup_of(response).select(".article-list h2")]


def canonical(response):
    return soup_of(response).find("link", rel="canonical")["href"]


def test_articles_are_listed_newest_first_by_the_date_they_were_published(site, client):
    for title, year in [("Middle", 2015), ("New", 2024), ("Old", 2010)]:
        publish_article(site.blog, title=title, published_on=date(year, 6, 1))
    assert titles(client.get("/blog/")) == ["New", "Middle", "Old"]


def test_an_imported_article_without_published_date_is_listed_by_its_updated_date(site, client):
    publish_article(site.blog, title="New", published_on=date(2025, 6, 1))
    imported = publish_article(site.blog, title="Imported")
    dates.record_import(imported, updated_on=date(2024, 1, 16))
    publish_article(site.blog, title="Old", published_on=date(2023, 6, 1))
    assert titles(client.get("/blog/")) == ["New", "Imported", "Old"]


def test_ten_articles_a_page_and_links_to_the_others(site, client):
    add_articles(site.blog, 23)
    first, second, last = (client.get(f"/blog/{query}") for query in ("", "?page=2", "?page=3"))
    assert titles(first)[0] == "Bulk 22 nerve"
    assert titles(second)[0] == "Bulk 12 nerve"
    assert titles(last) == ["Bulk 2 nerve", "Bulk 1 nerve", "Bulk 0 nerve"]
    assert first.context["previous_url"] == ""
    assert first.context["next_url"] == "/blog/?page=2"
    assert second.context["previous_url"] == "/blog/"
    assert second.context["next_url"] == "/blog/?page=3"
    assert last.context["next_url"] == ""


def test_each_page_of_a_list_has_one_canonical_address(site, client):
    add_articles(site.blog, 23, topics=[TopicFactory(slug="feet")])
    assert canonical(client.get("/blog/?utm_source=x")) == "http://localhost/blog/"
    assert canonical(client.get("/blog/?page=1")) == "http://localhost/blog/"
    assert canonical(client.get("/blog/?page=2&x=y")) == "http://localhost/blog/?page=2"
    feet = client.get("/blog/topics/feet/?page=2")
    assert canonical(feet) == "http://localhost/blog/topics/feet/?page=2"
    assert canonical(client.get("/blog/2020/?page=2")) == "http://localhost/blog/2020/?page=2"


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_list_that_is_remembered_shows_at_once_what_comes_and_goes(client):
    _home, blog = build_site()
    publish_article(blog, title="Old", published_on=date(2023, 6, 1))
    assert titles(client.get("/blog/")) == ["Old"]
    assert titles(client.get("/blog/")) == ["Old"]
    new = publish_article(blog, title="New", published_on=date(2024, 6, 1))
    assert titles(client.get("/blog/")) == ["New", "Old"]
    PageViewRestriction.objects.create(page=new, restriction_type=PageViewRestriction.LOGIN)
    assert titles(client.get("/blog/")) == ["Old"]
    assert client.get("/blog/2024/").status_code == 404


@pytest.mark.parametrize("number", NO_PAGE_NUMBERS)
@pytest.mark.parametrize("address", ["/blog/", "/blog/topics/feet/", "/blog/2020/"])
def test_a_page_number_that_is_none_gives_404(site, client, address, number):
    add_articles(site.blog, 2, topics=[TopicFactory(slug="feet")])
    assert client.get(address, {"page": number}).status_code == 404


def test_a_repeated_page_number_gives_404(site, client):
    add_articles(site.blog, 23)
    assert client.get("/blog/?page=1&page=2").status_code == 404
    assert client.get("/blog/?page=2&page=2").status_code == 404


def test_an_empty_blog_is_a_page(site, client):
    response = client.get("/blog/")
    assert response.status_code == 200
    assert titles(response) == []


def test_a_topic_lists_its_articles_only(site, client):
    feet, hands = TopicFactory(name="Feet", slug="feet"), TopicFactory(name="Hands", slug="hands")
    publish_article(site.blog, title="Sore feet", topics=[feet])
    publish_article(site.blog, title="Sore hands", topics=[hands])
    publish_article(site.blog, title="Sore all over", topics=[feet, hands])
    response = client.get("/blog/topics/feet/")
    assert set(titles(response)) == {"Sore feet", "Sore all over"}
    assert soup_of(response).h1.text == "Feet"
    trail = [link["href"] for link in soup_of(response).select(".trail a")]
    assert trail == ["/", "/blog/"]


def test_an_unknown_topic_gives_404(site, client):
    assert client.get("/blog/topics/broccoli/").status_code == 404


def test_a_year_lists_its_articles_only(site, client):
    publish_article(site.blog, title="Late", published_on=date(2023, 12, 31))
    publish_article(site.blog, title="Early", published_on=date(2024, 1, 1))
    assert titles(client.get("/blog/2024/")) == ["Early"]


def test_articles_that_nobody_knows_the_day_of_come_last_and_belong_to_no_year(site, client):
    undated = publish_article(site.blog, title="Undated")
    PageDates.objects.filter(page=undated).update(published_on=None, listed_on=None)
    publish_article(site.blog, title="Early", published_on=date(2022, 1, 1))
    publish_article(site.blog, title="Late", published_on=date(2024, 1, 1))
    response = client.get("/blog/")
    assert titles(response) == ["Late", "Early", "Undated"]
    assert response.context["years"] == [2024, 2022]
    assert titles(client.get("/blog/2022/")) == ["Early"]


@pytest.mark.parametrize("year", ["2019", "0000", "9999", "٢٠٢٤", "02024"])
def test_a_year_without_articles_gives_404(site, client, year):
    publish_article(site.blog, published_on=date(2024, 1, 1))
    assert client.get(f"/blog/{year}/").status_code == 404


def test_only_topics_and_years_that_lead_somewhere_are_offered(site, client):
    used, draft_only = TopicFactory(slug="used"), TopicFactory(slug="draft-only")
    TopicFactory(slug="unused")
    publish_article(site.blog, topics=[used], published_on=date(2024, 5, 1))
    publish_article(site.blog, topics=[used], published_on=date(2022, 5, 1))
    publish_article(site.blog, topics=[draft_only], published_on=date(2021, 5, 1)).unpublish()
    links = [link["href"] for link in soup_of(client.get("/blog/")).select("nav.filters a")]
    assert [link for link in links if "topics" in link] == ["/blog/topics/used/"]
    assert [link for link in links if "/20" in link] == ["/blog/2024/", "/blog/2022/"]


def test_a_topic_without_published_articles_gives_404(site, client):
    topic = TopicFactory(slug="later")
    publish_article(site.blog, topics=[topic]).unpublish()
    assert client.get("/blog/topics/later/").status_code == 404


def test_a_private_blog_lists_its_articles_to_whoever_may_read_it(site, client, editor_client):
    publish_article(site.blog, title="For staff")
    PageViewRestriction.objects.create(page=site.blog, restriction_type=PageViewRestriction.LOGIN)
    assert titles(editor_client.get("/blog/")) == ["For staff"]
    client.logout()
    for address in ("/blog/", "/blog/feed/"):
        assert client.get(address).status_code == 302


def test_drafts_and_private_articles_are_not_listed(site, client):
    publish_article(site.blog, title="Draft").unpublish()
    private = publish_article(site.blog, title="Private")
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    publish_article(site.blog, title="Public")
    assert titles(client.get("/blog/")) == ["Public"]


@pytest.mark.parametrize("address", ["/blog/", "/blog/topics/feet/", "/blog/2020/"])
def test_a_list_costs_the_same_with_3_and_300_articles(site, client, settings, address):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
    feet, ana = TopicFactory(slug="feet"), PersonFactory()
    add_articles(site.blog, 3, topics=[feet], authors=[ana])
    few = count_queries(client, address)
    add_articles(site.blog, 300, word="vein", topics=[feet, TopicFactory()], authors=[ana])
    assert count_queries(client, address) == few <= MOST_QUERIES


def test_a_list_costs_the_same_with_1_and_8_pictures(site, client, settings):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
    publish_article(site.blog, lead_image=ImageFactory(), lead_image_alt="A foot")
    few = count_queries(client, "/blog/")
    for _ in range(7):
        publish_article(site.blog, lead_image=ImageFactory(), lead_image_alt="A foot")
    assert count_queries(client, "/blog/") == few <= MOST_QUERIES


def count_queries(client, address):
    client.get(address)  # renditions are made once, on the first visit
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def test_the_latest_articles_come_ready_for_cards(site, django_assert_num_queries):
    add_articles(site.blog, 5, topics=[TopicFactory(name="Feet")], authors=[PersonFactory()])
    context = Context()
    Template("{% load blog_tags %}{% latest_articles 3 as articles %}").render(context)
    articles = context["articles"]
    assert [article.title for article in articles] == [
        "Bulk 4 nerve",
        "Bulk 3 nerve",
        "Bulk 2 nerve",
    ]
    with django_assert_num_queries(0):
        for article in articles:
            assert article.editorial_dates.listed_on
            assert [topic.name for topic in article.listed_topics] == ["Feet"]
            assert len(article.authors) == 1
            assert article.summary
            assert article.reading_minutes == 1
