"""Readers get no cookie: every address that can be reached from the front page is asked."""

from datetime import date
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree

import pytest

from tests.factories import PersonFactory, TopicFactory, publish_article, section

pytestmark = pytest.mark.django_db

LINKING_ATTRIBUTES = {"href", "src", "action"}
ALSO = (
    *("/sitemap.xml", "/robots.txt", "/blog/feed/", "/search/", "/search/?q=nerve", "/blog/2024/"),
    *("/no-such-page/", "/blog/no-such-article/", "/blog/?page=99999", "/media/none.png"),
    *("/documents/1/none.pdf", "/blog/topics/none/", "/team/nobody/", "/static/none.css"),
)
ENOUGH = 300  # addresses; a crawl that meets more has found a trap


@pytest.fixture
def small_site(site):
    """Twelve articles by one author on one topic, so that lists have a second page."""
    topic = TopicFactory(name="Neuropathy", slug="neuropathy")
    author = PersonFactory(name="Ana Ruiz", slug="ana-ruiz")
    body = [section("What it is", [("prose", "<p>Nerves carry touch.</p>")])]
    for number in range(12):
        publish_article(
            site.blog,
            title=f"Nerves, part {number}",
            authors=[author],
            topics=[topic],
            body=body,
            published_on=date(2024, 1, number + 1),
        )
    return site


class Links(HTMLParser):
    """Collects every address that an HTML document names."""

    def __init__(self):
        super().__init__()
        self.found = set()

    def handle_starttag(self, tag, attrs):
        self.found.update(value for name, value in attrs if name in LINKING_ATTRIBUTES and value)


def links_of(response, address):
    """Return the addresses on this site that an answer names, without fragments."""
    content_type = response.get("Content-Type", "")
    if content_type.startswith("text/html"):
        parser = Links()
        parser.feed(response.content.decode())
        found = parser.found
    elif "xml" in content_type:
        elements = ElementTree.fromstring(response.content).iter()  # noqa: S314 - our own answer
        found = {element.get("href") or element.text or "" for element in elements}
        found = {link for link in found if link.startswith("http")}
    else:
        return set()
    parts = [urlsplit(urljoin(f"http://localhost{address}", link)) for link in found]
    return {
        f"{part.path}?{part.query}" if part.query else part.path
        for part in parts
        if part.scheme in ("http", "https") and part.hostname == "localhost"
    }


def crawl(client, start):
    """Return `{address: response}` of everything that can be reached from these addresses."""
    answers, waiting = {}, list(start)
    while waiting:
        address = waiting.pop()
        if address in answers or address.startswith("/admin/"):
            continue
        answers[address] = client.get(address)
        assert len(answers) < ENOUGH, f"too many addresses: {sorted(answers)}"
        waiting.extend(links_of(answers[address], address))
    return answers


def test_no_answer_to_a_reader_sets_a_cookie(small_site, client):
    answers = crawl(client, ["/", *ALSO])
    assert {address for address, answer in answers.items() if answer.cookies} == set()
    assert {address for address, answer in answers.items() if answer.status_code >= 500} == set()
    # The crawl went somewhere: every kind of page is among what it found.
    for found in ("/blog/", "/blog/nerves-part-0/", "/blog/topics/neuropathy/", "/team/ana-ruiz/"):
        assert answers[found].status_code == 200


def test_every_link_leads_somewhere(small_site, client):
    answers = crawl(client, ["/"])
    assert {
        address
        for address, answer in answers.items()
        if answer.status_code >= 400 and not address.startswith("/static/")
    } == set()
