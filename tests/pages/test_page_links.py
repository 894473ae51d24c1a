"""Links between pages in rich text."""

import pytest
from bs4 import BeautifulSoup

from tests.factories import StandardPageFactory, publish_article, section

pytestmark = pytest.mark.django_db


def link_to(page):
    """Rich text as the editor stores a link to a page."""
    return f'<p><a linktype="page" id="{page.pk}">{page.title}</a></p>'


def links(client, url):
    """Return `{words: address}` of the links inside the article."""
    article = BeautifulSoup(client.get(url).content, "html.parser").article
    return {link.get_text(): link.get("href") for link in article.select(".prose a, td a")}


def everywhere(page):
    """Return an introduction and a body that link to a page from every kind of place."""
    item = {"lead_in": "", "text": link_to(page), "items": []}
    table = {
        "caption": "Where",
        "columns": [{"type": "rich_text", "heading": "Link"}],
        "rows": [{"values": [link_to(page)]}],
    }
    content = [
        ("prose", link_to(page)),
        ("numbered_list", {"start": 1, "items": [item]}),
        ("table", table),
    ]
    return link_to(page), [section("One", content), section("Two", [("prose", link_to(page))])]


def test_a_link_leads_to_where_the_page_is_now(site, client):
    target = StandardPageFactory(parent=site.home, title="Fees", slug="fees")
    introduction, body = everywhere(target)
    article = publish_article(site.blog, introduction=introduction, body=body)
    assert links(client, article.url) == {"Fees": "/fees/"}
    target.slug = "prices"
    target.save_revision().publish()
    assert links(client, article.url) == {"Fees": "/prices/"}


def test_a_link_to_the_home_page_does_not_enter_the_trail(site, client):
    article = publish_article(site.blog, introduction=link_to(site.home))
    page = BeautifulSoup(client.get(article.url).content, "html.parser")
    assert [link["href"] for link in page.select(".trail a")] == ["/", "/blog/"]
    assert links(client, article.url) == {site.home.title: "/"}


def test_a_link_to_a_page_that_is_gone_keeps_its_words(site, client):
    target = StandardPageFactory(parent=site.home, title="Fees")
    article = publish_article(site.blog, introduction=link_to(target))
    target.delete()
    assert links(client, article.url) == {"Fees": None}


def test_links_to_other_places_stay_as_they_are(site, client):
    text = '<p><a href="https://example.org/?a=1&amp;b=2">Elsewhere</a></p>'
    article = publish_article(site.blog, introduction=text)
    assert links(client, article.url) == {"Elsewhere": "https://example.org/?a=1&b=2"}


def test_links_cost_no_query_however_many_there_are(
    site, client, django_assert_num_queries, django_assert_max_num_queries
):
    targets = [StandardPageFactory(parent=site.home) for _ in range(30)]
    without = publish_article(site.blog, body=[section("One", [("prose", "<p>None.</p>")])])
    with_many = publish_article(
        site.blog, body=[section("One", [("prose", link_to(target)) for target in targets])]
    )
    client.get(without.url)
    with django_assert_max_num_queries(12) as queries:
        client.get(without.url)
    with django_assert_num_queries(len(queries.captured_queries)):
        assert len(links(client, with_many.url)) == 30
