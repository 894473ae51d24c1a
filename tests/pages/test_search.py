"""Search over the public site."""

from datetime import date
from urllib.parse import quote_from_bytes

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from wagtail.models import PageViewRestriction

from pages.views import search
from tests.bulk import add_articles
from tests.factories import PersonFactory, StandardPageFactory, publish_article, section

HOSTILE_QUERIES = [
    '"',
    "'",
    '""',
    "\0",
    "a\0b",
    "\ud800",
    "\udfff lone",
    "NEAR(a b)",
    "AND",
    "OR OR",
    "NOT nerve",
    "nerve AND",
    "nerve*",
    "title:nerve",
    "^nerve",
    "(",
    ")",
    "((nerve)",
    "nerve & | ! <-> pain:*",
    "\\",
    "%",
    "_",
    "{}[]",
    "--",
    "; DROP TABLE wagtailcore_page;",
    "the",
    "مرحبا بالعالم",
    "\u202enerve",
    "👩‍⚕️ nerve",
    "हिन्दी",
    "\u0301",
    "²",
    "ǆ",
    "𝔫𝔢𝔯𝔳𝔢",
    "\u2063",
    " ",
    "\t\r\n",
    "x" * 100_000,
    "nerve " * 20_000,
    "é" * 50_000,
]


@pytest.fixture
def article(site):
    return publish_article(
        site.blog,
        title="Needles and nerves",
        summary="What acupuncture does for numb feet.",
        published_on=date(2024, 5, 3),
        body=[section("How it works", [("prose", "<p>Fibres carry <b>touch</b> upwards.</p>")])],
    )


def find(client, query, **parameters):
    response = client.get("/search/", {"q": query, **parameters})
    assert response.status_code == 200
    return response


def soup_of(response):
    return BeautifulSoup(response.content, "html.parser")


def addresses(response):
    return [result.url for result in response.context.get("results", [])]


@pytest.mark.parametrize("query", ["needle", "acupuncture", "touch", "TOUCH", "fibre carry", "upw"])
def test_an_article_is_found_by_title_summary_and_body(article, client, query):
    assert addresses(find(client, query)) == [article.url]


def test_every_word_must_be_on_the_page(article, client):
    assert addresses(find(client, "needles touch")) == [article.url]
    assert addresses(find(client, "needles broccoli")) == []


def test_a_result_shows_what_it_is_its_date_and_the_words_in_their_place(article, client):
    main = soup_of(find(client, "touch")).main
    result = main.select_one("li.result")
    assert result.a["href"] == article.url
    assert "Article" in result.text
    assert result.time["datetime"] == "2024-05-03"
    assert [mark.text for mark in result.select("mark")] == ["touch"]
    assert "Fibres carry touch upwards." in result.text


def test_text_of_a_result_and_the_query_are_escaped(site, client):
    publish_article(site.blog, title="<b>Bold</b> nerves", summary="<script>alert(1)</script> pain")
    html = find(client, "bold").content.decode()
    assert "&lt;b&gt;<mark>Bold</mark>" in html
    assert "&lt;script&gt;alert(1)" in html
    html = find(client, '"><script>bold').content.decode()
    assert 'value="&quot;&gt;&lt;script&gt;bold"' in html
    assert "<script>" not in html


def test_pages_of_every_type_are_found(site, client):
    page = StandardPageFactory(parent=site.home, title="Parking", summary="Behind the house.")
    response = find(client, "parking")
    assert addresses(response) == [page.url]
    result = soup_of(response).select_one("li.result")
    assert "Page" in result.text
    assert result.time is None


@pytest.mark.parametrize("query", ["neuropatia", "Neuropatía", "NEUROPATÍA"])
def test_a_word_is_found_with_and_without_accents(site, client, query):
    accented = publish_article(site.blog, title="Sobre la neuropatía")
    plain = publish_article(site.blog, title="Otra neuropatia")
    assert set(addresses(find(client, query))) == {accented.url, plain.url}


def test_drafts_are_not_found(article, client):
    article.unpublish()
    assert addresses(find(client, "needles")) == []


@pytest.mark.parametrize("place", ["article", "blog"])
def test_private_pages_and_those_below_them_are_not_found(article, site, client, place):
    private = {"article": article, "blog": site.blog}[place]
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    response = find(client, "needles")
    assert addresses(response) == []
    assert "Needles" not in response.content.decode()


def test_pages_with_the_words_in_their_title_come_first_then_the_newest(site, client):
    def publish(title, year):
        return publish_article(
            site.blog, title=title, summary="On tingling.", published_on=date(year, 1, 1)
        )

    old, new = publish("Feet", 2020), publish("Hands", 2024)
    titled = publish("Tingling", 2010)
    assert addresses(find(client, "tingling")) == [titled.url, new.url, old.url]


def test_ten_results_a_page_with_links_to_the_others(site, client):
    add_articles(site.blog, 23)
    first, last = find(client, "nerve"), find(client, "nerve", page="3")
    assert len(addresses(first)) == 10
    assert len(addresses(last)) == 3
    assert "23 pages found" in first.content.decode()
    assert first.context["next_url"] == "/search/?q=nerve&page=2"
    assert first.context["previous_url"] == ""
    assert last.context["next_url"] == ""
    assert soup_of(last).select_one("a[rel=prev]")["href"] == "/search/?q=nerve&page=2"


@pytest.mark.parametrize("number", ["0", "-1", "abc", "99999", "", "1.0", "1e3", "١", " 1", "+1"])
def test_a_page_number_that_is_none_gives_404(article, client, number):
    assert client.get("/search/", {"q": "needles", "page": number}).status_code == 404


def test_two_page_numbers_give_404(article, client):
    assert client.get("/search/?q=needles&page=1&page=1").status_code == 404


@pytest.mark.parametrize("query", ["", "?q=", "?q=%20%22", "?q=*"])
def test_without_a_word_there_is_only_the_form(article, client, query):
    response = client.get(f"/search/{query}")
    assert response.status_code == 200
    main = soup_of(response).main
    assert main.form["action"] == "/search/"
    assert main.form.find("input", {"name": "q"})
    assert not main.select("li.result")
    assert "Nothing found" not in main.text


def test_without_a_result_the_visitor_is_told_what_to_do_next(article, client):
    main = soup_of(find(client, "broccoli")).main
    assert "Nothing found for “broccoli”" in main.text
    assert "fewer words" in main.text
    assert main.form.find("input", {"name": "q"})["value"] == "broccoli"


def test_people_are_found_by_name(site, client):
    PersonFactory(name="Ana Ruíz", slug="ana", credentials="L.Ac.")
    PersonFactory(name="Juana Berg", slug="juana")
    main = soup_of(find(client, "ruiz ana")).main
    assert [link["href"] for link in main.select(".people a")] == ["/team/ana/"]
    assert "Nothing found" not in main.text


def test_search_engines_are_asked_not_to_index_results(article, client):
    robots = soup_of(find(client, "needles")).find("meta", {"name": "robots"})
    assert robots["content"] == "noindex"


@pytest.mark.parametrize("query", HOSTILE_QUERIES, ids=lambda query: ascii(query[:20]))
def test_no_query_breaks_the_view(article, query):
    assert answer(query).status_code == 200


@hypothesis_settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.text(alphabet=st.characters(), max_size=60)
    | st.text("\"'*():^-+ANDORT nerve\0", max_size=30)
)
def test_any_string_is_answered(article, query):
    assert answer(query).status_code == 200


def answer(query):
    """Call the view itself with exactly this string as the query."""
    request = RequestFactory().get("/search/")
    request.GET = request.GET.copy()
    request.GET["q"] = query
    return search(request)


@pytest.mark.parametrize(
    "query",
    [b"a" * 3000, b"\xff" * 3000, "é".encode() * 1500, b'"' * 3000, b"& " * 1500],
    ids=["letters", "no UTF-8", "two bytes each", "quotes", "ampersands"],
)
def test_a_query_of_3000_bytes_is_answered(article, client, query):
    assert client.get(f"/search/?q={quote_from_bytes(query)}").status_code == 200


@pytest.mark.parametrize(
    "query_string",
    [
        "q=" + "a" * 3001,
        "q=" + "%C3%A9" * 1501,
        "q=" + "%ff" * 3001,
        "q=a&q=" + "b" * 3001,
        "x=" + "a" * 9100,
        "&".join("a" for _ in range(20_000)),
    ],
    ids=["letters", "two bytes each", "no UTF-8", "second q", "other parameter", "many"],
)
def test_a_longer_query_is_refused_in_a_sentence(article, client, query_string):
    response = client.get(f"/search/?{query_string}")
    assert response.status_code == 414
    main = soup_of(response).main
    assert "200 characters" in main.text
    assert main.form["action"] == "/search/"


def test_the_number_of_queries_is_the_same_for_2_and_300_results(site, client, settings):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
    add_articles(site.blog, 2, word="artery")
    add_articles(site.blog, 300, word="vein")
    assert queries_of(client, "artery") == queries_of(client, "vein")


def queries_of(client, query):
    find(client, query)
    with CaptureQueriesContext(connection) as queries:
        response = find(client, query)
    assert addresses(response)
    return len(queries)
