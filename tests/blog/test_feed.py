"""The Atom feed (RFC 4287)."""

from datetime import date
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Site

from blog.models import ArticlePage
from pages import dates
from tests.bulk import add_articles
from tests.factories import PersonFactory, TopicFactory, publish_article

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"


def read(client):
    response = client.get("/blog/feed/")
    assert response.status_code == 200
    return ElementTree.fromstring(response.content)  # noqa: S314 - our own feed


def texts(element, name):
    return [child.text for child in element.iter(f"{ATOM}{name}")]


def entries(client):
    return read(client).findall(f"{ATOM}entry")


def test_an_entry_has_what_a_reader_needs(site, client):
    article = publish_article(
        site.blog,
        title="Sore feet",
        summary="What helps & what does not.",
        topics=[TopicFactory(name="Feet")],
        authors=[PersonFactory(name="Ana Ruiz", slug="ana"), PersonFactory(name="Zoe Lind")],
        published_on=date(2024, 5, 3),
    )
    dates.record_update(article, date(2026, 1, 16), "We added a trial.")
    (entry,) = entries(client)
    assert entry.find(f"{ATOM}title").text == "Sore feet"
    assert entry.find(f"{ATOM}summary").text == "What helps & what does not."
    assert entry.find(f"{ATOM}published").text.startswith("2024-05-03T00:00:00")
    assert entry.find(f"{ATOM}updated").text.startswith("2026-01-16T00:00:00")
    assert entry.find(f"{ATOM}link").get("href") == f"http://localhost{article.url}"
    assert texts(entry, "name") == ["Ana Ruiz", "Zoe Lind"]
    assert texts(entry, "uri")[0] == "http://localhost/team/ana/"
    assert entry.find(f"{ATOM}category").get("term") == "Feet"


def test_an_article_whose_publication_nobody_knows_has_no_published_date(site, client):
    article = publish_article(site.blog)
    dates.record_import(article, updated_on=date(2024, 1, 16))
    (entry,) = entries(client)
    assert entry.find(f"{ATOM}published") is None
    assert entry.find(f"{ATOM}updated").text.startswith("2024-01-16")


def test_an_article_without_any_date_is_dated_by_the_day_it_went_live(site, client):
    article = publish_article(site.blog)
    dates.record_import(article)
    (entry,) = entries(client)
    assert entry.find(f"{ATOM}published") is None
    went_live = article.first_published_at.date().isoformat()
    assert entry.find(f"{ATOM}updated").text.startswith(went_live)


def test_the_feed_has_the_elements_that_atom_requires(site, client):
    publish_article(site.blog, published_on=date(2020, 1, 1))
    publish_article(site.blog, published_on=date(2024, 5, 3))
    feed = read(client)
    assert feed.tag == f"{ATOM}feed"
    for element in (feed, *feed.findall(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(element.findall(f"{ATOM}{name}")) == 1, name
    assert feed.find(f"{ATOM}updated").text.startswith("2024-05-03")
    assert feed.find(f"{ATOM}author/{ATOM}name").text
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links["self"] == "http://localhost/blog/feed/"
    assert links["alternate"] == "http://localhost/blog/"


def test_ids_differ_and_outlive_a_new_slug_and_a_new_host(site, client):
    first, _second = publish_article(site.blog), publish_article(site.blog)
    before = texts(read(client), "id")
    assert len(set(before)) == 3
    assert all(one.startswith("urn:uuid:") for one in before)
    first.slug = "another-address"
    first.save_revision().publish()
    Site.objects.update(hostname="clinic.example", port=443)
    Site.clear_site_root_paths_cache()
    assert set(texts(read(client), "id")) == set(before)


def test_addresses_are_those_of_the_site_and_never_of_the_request(site, client):
    publish_article(site.blog, authors=[PersonFactory()])
    Site.objects.update(hostname="clinic.example", port=443)
    xml = client.get("/blog/feed/", headers={"host": "evil.example"}).content.decode()
    assert "https://clinic.example/blog/" in xml
    assert "evil.example" not in xml
    assert "localhost" not in xml


def test_control_characters_do_not_break_the_feed(site, client):
    add_articles(site.blog, 1)
    ArticlePage.objects.update(title="Bell\x07 and \x0b<b>tab</b>\ufffe", summary="\x1bEscape ]]>")
    (entry,) = entries(client)
    assert entry.find(f"{ATOM}title").text == "Bell and <b>tab</b>"
    assert entry.find(f"{ATOM}summary").text == "Escape ]]>"


def test_the_twenty_newest_articles_are_in_the_feed(site, client):
    add_articles(site.blog, 25)
    titles = [entry.find(f"{ATOM}title").text for entry in entries(client)]
    assert titles == [f"Bulk {number} nerve" for number in range(24, 4, -1)]


def test_drafts_are_not_in_the_feed(site, client):
    publish_article(site.blog).unpublish()
    assert entries(client) == []


def test_an_empty_feed_stays_the_same(site, client):
    assert client.get("/blog/feed/").content == client.get("/blog/feed/").content


def test_a_reader_that_has_the_feed_already_is_told_so(site, client):
    article = publish_article(site.blog, published_on=date(2024, 5, 3))
    response = client.get("/blog/feed/")
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert "max-age" in response["Cache-Control"]
    assert not response.cookies
    again = client.get("/blog/feed/", headers={"if-none-match": response["ETag"]})
    assert again.status_code == 304
    dates.record_update(article, date(2026, 1, 16), "We added a trial.")
    changed = client.get("/blog/feed/", headers={"if-none-match": response["ETag"]})
    assert changed.status_code == 200


def test_the_feed_costs_the_same_with_1_and_20_articles(site, client):
    add_articles(site.blog, 1, authors=[PersonFactory()], topics=[TopicFactory()])
    few = count_queries(client)
    add_articles(site.blog, 19, word="vein", authors=[PersonFactory()], topics=[TopicFactory()])
    assert count_queries(client) == few


def count_queries(client):
    client.get("/blog/feed/")
    with CaptureQueriesContext(connection) as queries:
        client.get("/blog/feed/")
    return len(queries)


def test_the_blog_and_its_articles_name_their_feed(site, client):
    article = publish_article(site.blog)
    for address in ("/blog/", article.url):
        soup = BeautifulSoup(client.get(address).content, "html.parser")
        link = soup.find("link", type="application/atom+xml")
        assert link["href"] == "/blog/feed/"
