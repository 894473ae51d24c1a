"""Search over the public site."""

from datetime import date
from urllib.parse import quote_from_bytes

import pytest
from bs4 import BeautifulSoup
from django.test import RequestFactory
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from wagtail.models import Page, PageViewRestriction

from blog.models import ArticlePage
from pages.models import SearchDocument
from pages.views import search
from tests.bulk import add_articles
from tests.factories import (
    BlogIndexPageFactory,
    PersonFactory,
    ServiceIndexPageFactory,
    ServicePageFactory,
    StandardPageFactory,
    TopicFactory,
    build_site,
    publish_article,
    section,
)

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


@pytest.fixture(scope="module")
def kept_article(keep, kept_site):
    prose = [("prose", "<p>Fibres carry <b>touch</b> upwards.</p>")]

    def make(site):
        return publish_article(
            site.blog,
            title="Needles and nerves",
            summary="What acupuncture does for numb feet.",
            published_on=date(2024, 5, 3),
            body=[section("How it works", prose)],
        )

    return keep(make, on=kept_site)


@pytest.fixture
def article(site, kept_article):
    return kept_article.put_back()


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


@pytest.mark.parametrize("query", ["needles", "broccoli"])
def test_drafts_are_not_found(article, client, query):
    article.summary = "On broccoli."
    article.save_revision()
    article.unpublish()
    assert addresses(find(client, query)) == []


def test_a_draft_of_a_live_page_is_not_found_until_it_is_published(article, client):
    article.summary = "On broccoli."
    revision = article.save_revision()
    assert addresses(find(client, "broccoli")) == []
    revision.publish()
    assert addresses(find(client, "broccoli")) == [article.url]
    assert addresses(find(client, "numb")) == []


@pytest.mark.parametrize("place", ["article", "blog"])
def test_private_pages_and_those_below_them_are_not_found(article, site, client, place):
    private = {"article": article, "blog": site.blog}[place]
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    response = find(client, "needles")
    assert addresses(response) == []
    assert "Needles" not in response.content.decode()


def test_an_alias_of_an_alias_of_a_private_page_is_not_found(article, site, client):
    alias = article.create_alias(parent=site.home, update_slug="alias")
    alias.create_alias(parent=site.home, update_slug="alias-again")
    PageViewRestriction.objects.create(page=article, restriction_type=PageViewRestriction.LOGIN)
    assert addresses(find(client, "needles")) == []


def test_a_page_follows_every_way_of_its_life(article, site, client):
    StandardPageFactory(parent=site.home, title="Elsewhere", slug="elsewhere")
    other = BlogIndexPageFactory(parent=site.home, title="News", slug="news")
    article.move(other, pos="last-child")
    article = ArticlePage.objects.get(pk=article.pk)
    assert addresses(find(client, "needles")) == ["/news/" + article.slug + "/"]
    article.unpublish()
    assert addresses(find(client, "needles")) == []
    article.save_revision().publish()
    assert addresses(find(client, "needles")) == [article.url]
    outside = StandardPageFactory(parent=Page.get_first_root_node(), title="Out", slug="out")
    article.move(outside, pos="last-child")
    assert addresses(find(client, "needles")) == []
    ArticlePage.objects.get(pk=article.pk).delete()
    assert not SearchDocument.objects.filter(page=article.pk).exists()
    assert addresses(find(client, "needles")) == []


def test_pages_with_the_words_in_their_title_come_first_then_the_newest(site, client):
    def publish(title, year):
        return publish_article(
            site.blog, title=title, summary="On tingling.", published_on=date(year, 1, 1)
        )

    old, new = publish("Feet", 2020), publish("Hand", 2024)
    titled = publish("Tingling", 2010)
    assert addresses(find(client, "tingling")) == [titled.url, new.url, old.url]


def test_ten_results_a_page_with_links_to_the_others(site, client):
    add_articles(site.blog, 23)
    first, last = find(client, "nerve"), find(client, "nerve", page="3")
    assert len(addresses(first)) == 10
    assert len(addresses(last)) == 3
    assert "23 pages found" in first.content.decode()
    assert not set(addresses(first)) & set(addresses(last))
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


@pytest.mark.parametrize(
    ("query", "shown"),
    [("neuropthy", "neuropathy"), ("nueropathy", "neuropathy"), ("numb fete", "numb feet")],
)
def test_a_misspelled_word_is_corrected_and_the_page_says_so(site, client, query, shown):
    article = publish_article(site.blog, title="Neuropathy of the feet", summary="Numb feet.")
    response = find(client, query)
    assert addresses(response) == [article.url]
    main = soup_of(response).main
    said = main.select_one(".corrected")
    assert f"Nothing was found for “{query}”" in said.text
    assert said.strong.text == shown
    assert main.form.find("input", {"name": "q"})["value"] == query


def test_of_two_words_equally_near_the_more_common_is_meant(site, client):
    publish_article(site.blog, title="Pill and bill")
    publish_article(site.blog, title="Fill a gap")
    publish_article(site.blog, title="Fill another gap")
    assert find(client, "xill").context["corrected"] == "fill"


@pytest.mark.parametrize("query", ["cat", "qqqqqqqq", "broccoli needles nettles nippers"])
def test_what_has_no_near_word_stays_as_it_is(article, client, query):
    response = find(client, query)
    assert addresses(response) == []
    assert "Nothing found for" in soup_of(response).main.text


def test_a_word_of_a_private_page_is_never_suggested(article, client):
    PageViewRestriction.objects.create(page=article, restriction_type=PageViewRestriction.LOGIN)
    response = find(client, "acupuncure")
    assert "acupuncture" not in response.text
    assert addresses(response) == []


def test_results_are_counted_by_kind_and_narrowed_to_one(site, client):
    article = publish_article(site.blog, title="Nerves and needles")
    services = ServiceIndexPageFactory(parent=site.home)
    service = ServicePageFactory(parent=services, title="Nerve treatment")
    PersonFactory(name="Nerva Berg", slug="nerva")
    response = find(client, "nerv")
    links = soup_of(response).select(".narrow a")
    assert [" ".join(link.text.split()) for link in links] == [
        "Everything 3",
        "Articles 1",
        "Services 1",
        "People 1",
    ]
    assert links[0]["aria-current"] == "true"
    only = find(client, "nerv", kind="service")
    assert addresses(only) == [service.url]
    assert not soup_of(only).select(".people a")
    assert addresses(client.get(links[1]["href"])) == [article.url]
    people = find(client, "nerv", kind="person")
    assert addresses(people) == []
    assert [link["href"] for link in soup_of(people).select(".people a")] == ["/team/nerva/"]


def test_results_are_narrowed_to_a_topic(site, client):
    feet = TopicFactory(name="Feet", slug="feet")
    TopicFactory(name="Unused", slug="unused")
    about = publish_article(site.blog, title="Nerves of the foot", topics=[feet])
    publish_article(site.blog, title="Nerves of the hand")
    offered = soup_of(find(client, "nerve")).select(".narrow__topic option")
    assert [option.text for option in offered] == ["All topics", "Feet"]
    response = find(client, "nerve", topic="feet")
    assert addresses(response) == [about.url]
    assert soup_of(response).select_one("option[selected]")["value"] == "feet"


@pytest.mark.parametrize("narrowed", [{"kind": "x"}, {"topic": "x"}, {"topic": "\0"}])
def test_a_choice_that_is_not_offered_gives_404(article, client, narrowed):
    assert client.get("/search/", {"q": "needles", **narrowed}).status_code == 404


def test_pages_of_another_page_of_results_keep_the_choices(site, client):
    feet = TopicFactory(slug="feet")
    add_articles(site.blog, 12, topics=[feet])
    response = find(client, "nerve", kind="article", topic="feet")
    assert response.context["next_url"] == "/search/?q=nerve&topic=feet&kind=article&page=2"


def test_each_kind_is_cut_into_pages_of_its_own(site, client):
    add_articles(site.blog, 12)
    ServicePageFactory(parent=ServiceIndexPageFactory(parent=site.home), title="Nerve treatment")
    first, second = (
        find(client, "nerve", kind="article"),
        find(client, "nerve", kind="article", page="2"),
    )
    assert len({*addresses(first), *addresses(second)}) == 12
    assert "12 pages found" in second.text
    assert client.get("/search/?q=nerve&kind=service&page=2").status_code == 404


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_search_follows_a_change_at_once(client):
    _home, blog = build_site()
    feet = TopicFactory(name="Feet", slug="feet")
    first = publish_article(blog, title="Nerves of the foot", topics=[feet])
    assert "Feet" in find(client, "nerve").text
    assert addresses(find(client, "nerve")) == addresses(find(client, "nerve")) == [first.url]
    second = publish_article(blog, title="Nerves of the hand")
    assert set(addresses(find(client, "nerve"))) == {first.url, second.url}
    PageViewRestriction.objects.create(page=blog, restriction_type=PageViewRestriction.LOGIN)
    response = find(client, "nerve")
    assert addresses(response) == []
    assert "Feet" not in response.text


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
