"""What search engines are told exists: sitemap.xml and robots.txt."""

from datetime import date
from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction, Site

from pages import dates
from pages.sitemaps import SiteSitemap
from tests.bulk import add_articles
from tests.factories import PersonFactory, StandardPageFactory, TopicFactory, publish_article

pytestmark = pytest.mark.django_db

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def entries(client):
    """Return `{address: lastmod or None}`."""
    response = client.get("/sitemap.xml")
    assert response.status_code == 200
    root = ElementTree.fromstring(response.content)  # noqa: S314 - our own sitemap
    return {url.findtext(f"{SITEMAP}loc"): url.findtext(f"{SITEMAP}lastmod") for url in root}


def test_pages_profiles_and_topics_with_articles_are_in_the_sitemap(site, client):
    StandardPageFactory(parent=site.home, slug="about")
    PersonFactory(slug="ana")
    publish_article(site.blog, slug="feet", topics=[TopicFactory(slug="used")])
    TopicFactory(slug="unused")
    assert set(entries(client)) == {
        "http://localhost/",
        "http://localhost/about/",
        "http://localhost/blog/",
        "http://localhost/blog/feet/",
        "http://localhost/blog/topics/used/",
        "http://localhost/team/",
        "http://localhost/team/ana/",
    }


def test_an_article_is_dated_by_its_last_change_for_readers_and_not_by_its_last_save(site, client):
    published = publish_article(site.blog, published_on=date(2020, 5, 3))
    updated = publish_article(site.blog, published_on=date(2020, 5, 3))
    dates.record_update(updated, date(2026, 1, 16), "We added a trial.")
    published.save_revision().publish()
    found = entries(client)
    assert found[f"http://localhost{published.url}"] == "2020-05-03"
    assert found[f"http://localhost{updated.url}"] == "2026-01-16"


def test_an_unknown_date_is_left_out(site, client):
    article = publish_article(site.blog)
    dates.record_import(article)
    assert entries(client)[f"http://localhost{article.url}"] is None


def test_drafts_and_private_pages_are_left_out(site, client):
    draft, private = publish_article(site.blog), publish_article(site.blog)
    draft.unpublish()
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    assert not {f"http://localhost{page.url}" for page in (draft, private)} & set(entries(client))


def test_a_private_blog_leaves_nothing_in_the_sitemap(site, client):
    publish_article(site.blog, topics=[TopicFactory()])
    PageViewRestriction.objects.create(page=site.blog, restriction_type=PageViewRestriction.LOGIN)
    assert not [address for address in entries(client) if "/blog/" in address]


def test_addresses_are_those_of_the_site_and_never_of_the_request(site, client):
    PersonFactory()
    publish_article(site.blog, topics=[TopicFactory()])
    Site.objects.update(hostname="clinic.example", port=443)
    for address in ("/sitemap.xml", "/robots.txt"):
        text = client.get(address, headers={"host": "evil.example"}).content.decode()
        assert "https://clinic.example/" in text
        assert "evil.example" not in text
        assert "localhost" not in text


def test_the_sitemap_costs_the_same_with_2_and_300_articles(site, client):
    feet = TopicFactory()
    add_articles(site.blog, 2, topics=[feet])
    few = count_queries(client)
    add_articles(site.blog, 300, word="vein", topics=[feet, TopicFactory()])
    for _ in range(5):
        PersonFactory()
        StandardPageFactory(parent=site.home)
    assert count_queries(client) == few


def count_queries(client):
    entries(client)
    with CaptureQueriesContext(connection) as queries:
        entries(client)
    return len(queries)


def test_robots_may_read_everything_but_the_editor_and_searches(site, client):
    response = client.get("/robots.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert "max-age" in response["Cache-Control"]
    robots = RobotFileParser()
    robots.parse(response.content.decode().splitlines())
    assert robots.site_maps() == ["http://localhost/sitemap.xml"]
    allowed = {path: robots.can_fetch("anybot", path) for path in ("/", "/blog/x/", "/team/ana/")}
    assert all(allowed.values())
    assert not robots.can_fetch("anybot", "/admin/login/")
    assert not robots.can_fetch("anybot", "/search/?q=feet")


@pytest.mark.parametrize("address", ["/sitemap.xml", "/robots.txt"])
def test_a_crawler_that_has_it_already_is_told_so(site, client, address):
    response = client.get(address)
    assert not response.cookies
    again = client.get(address, headers={"if-none-match": response["ETag"]})
    assert again.status_code == 304


def locations(client, address):
    """Return the addresses that a sitemap or an index of sitemaps names, in order."""
    response = client.get(address)
    assert response.status_code == 200
    root = ElementTree.fromstring(response.content)  # noqa: S314 - our own sitemap
    return [each.text for each in root.iter(f"{SITEMAP}loc")]


def test_a_sitemap_of_more_entries_than_one_file_takes_is_an_index_of_files(
    site, client, monkeypatch
):
    for number in range(3):
        publish_article(site.blog, slug=f"part-{number}")
    PersonFactory(slug="ana")
    whole = locations(client, "/sitemap.xml")
    assert len(whole) == 7
    monkeypatch.setattr(SiteSitemap, "limit", 2)
    files = locations(client, "/sitemap.xml")
    assert files == [
        *(f"http://localhost/sitemap-pages.xml?p={number}" for number in (1, 2, 3)),
        "http://localhost/sitemap-team.xml?p=1",
        "http://localhost/sitemap-topics.xml?p=1",
    ]
    assert [entry for file in files for entry in locations(client, file)] == whole


@pytest.mark.parametrize(
    "address",
    ["/sitemap-pages.xml?p=2", "/sitemap-pages.xml?p=nothing", "/sitemap-drafts.xml"],
)
def test_a_part_of_the_sitemap_that_is_not_there_is_not_found(site, client, address):
    assert client.get(address).status_code == 404


def test_the_files_of_an_index_name_the_host_of_the_site(site, client, monkeypatch):
    monkeypatch.setattr(SiteSitemap, "limit", 1)
    Site.objects.update(hostname="clinic.example", port=443)
    files = locations(client, "/sitemap.xml")
    assert all(file.startswith("https://clinic.example/sitemap-") for file in files)
