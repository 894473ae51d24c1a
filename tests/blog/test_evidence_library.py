"""The page of the studies that articles cite, as readers find and narrow it."""

import json
from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, PageViewRestriction, Site

from blog.evidence.merging import merge
from blog.models import Citation, Study
from tests.bulk import add_articles
from tests.factories import (
    BlogIndexPageFactory,
    EvidenceLibraryPageFactory,
    HomePageFactory,
    StudyFactory,
    TopicFactory,
    publish_article,
    section,
)

MOST_QUERIES = 15
TRIAL, REVIEW = "randomised-trial", "systematic-review"


@pytest.fixture(autouse=True)
def library(site):
    return EvidenceLibraryPageFactory(parent=site.home, introduction="What we rest on.")


def cite(blog, *studies, **fields):
    """Publish an article with a card for each study."""
    cards = [
        ("study_citation", {"study": study.pk, "finding": "<p>Less pain.</p>"}) for study in studies
    ]
    return publish_article(blog, body=[section("Evidence", cards)], **fields)


def soup(client, query="", status=200):
    response = client.get(f"/evidence/{query}")
    assert response.status_code == status
    return BeautifulSoup(response.content, "html.parser")


def titles(client, query="", status=200):
    return [title.text for title in soup(client, query, status).select(".evidence h3")]


def entry(client):
    (found,) = soup(client).select(".evidence")
    return found


def text_of(tag):
    return " ".join(tag.get_text(" ").split())


def restrict(page):
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


class TestWhatIsListed:
    def test_studies_of_live_articles_newest_first_under_their_years(self, site, client):
        for title, year in (("Old", 2009), ("New", 2024), ("Undated", None), ("Middle", 2016)):
            cite(site.blog, StudyFactory(title=title, year=year))
        assert titles(client) == ["New", "Middle", "Old", "Undated"]
        years = [year.text for year in soup(client).select("main h2")]
        assert years == ["2024", "2016", "2009", "Year not known"]

    def test_within_a_year_the_later_one_comes_first(self, site, client):
        studies = [StudyFactory(title=f"Of {month}", month=month) for month in (3, 11)]
        cite(site.blog, *studies, StudyFactory(title="Of any month"))
        assert titles(client) == ["Of 11", "Of 3", "Of any month"]

    def test_nothing_that_only_drafts_and_private_pages_cite(self, site, client):
        StudyFactory(title="Cited by nobody")
        cite(site.blog, StudyFactory(title="In a draft")).unpublish()
        restrict(cite(site.blog, StudyFactory(title="For members")))
        cite(site.blog, StudyFactory(title="For everybody"))
        assert titles(client) == ["For everybody"]

    def test_nothing_below_a_private_page(self, site, client, library):
        cite(site.blog, StudyFactory())
        restrict(site.blog)
        assert titles(client) == []

    def test_an_alias_of_a_private_article_is_as_private(self, site, client):
        private = cite(site.blog, StudyFactory(), title="For members")
        private.create_alias(parent=site.blog, update_slug="alias")
        restrict(private)
        assert Citation.objects.live().count() == 2
        assert titles(client) == []

    def test_a_draft_of_a_live_article_shows_nothing_yet(self, site, client):
        article = cite(site.blog, StudyFactory(title="Published"))
        study = StudyFactory(title="Only in the draft")
        article.body = [section("", [("study_citation", {"study": study.pk, "finding": ""})])]
        article.save_revision()
        assert titles(client) == ["Published"]

    def test_a_private_articles_title_is_not_given_away(self, site, client):
        study = StudyFactory()
        cite(site.blog, study, title="For everybody")
        restrict(cite(site.blog, study, title="For members"))
        cite(site.blog, study, title="Draft").unpublish()
        assert [link.text for link in entry(client).select(".evidence__cited a")] == [
            "For everybody"
        ]

    def test_a_merged_record_is_listed_as_the_one_kept_with_the_articles_of_both(
        self, site, client
    ):
        kept, lost = StudyFactory(title="Kept"), StudyFactory(title="Lost")
        cite(site.blog, kept, title="About feet")
        cite(site.blog, lost, title="About hands")
        merge(lost, kept)
        assert titles(client) == ["Kept"]
        links = [link.text for link in entry(client).select(".evidence__cited a")]
        assert links == ["About feet", "About hands"]

    def test_an_article_that_cites_both_of_two_merged_records_is_named_once(self, site, client):
        kept, lost = StudyFactory(), StudyFactory()
        cite(site.blog, kept, lost, title="About feet")
        merge(lost, kept)
        links = [link.text for link in entry(client).select(".evidence__cited a")]
        assert links == ["About feet"]

    def test_pages_of_another_site_have_a_library_of_their_own(self, site, client):
        other = HomePageFactory(parent=site.home.get_parent(), slug="other")
        Site.objects.create(hostname="other.example", root_page=other)
        EvidenceLibraryPageFactory(parent=other)
        cite(BlogIndexPageFactory(parent=other), StudyFactory(title="Theirs"))
        cite(site.blog, StudyFactory(title="Ours"))
        assert titles(client) == ["Ours"]
        theirs = client.get("/evidence/", headers={"host": "other.example"})
        assert "Theirs" in theirs.text
        assert "Ours" not in theirs.text

    def test_pages_in_another_language_are_left_out(self, site, client):
        spanish = Locale.objects.create(language_code="es")
        article = cite(site.blog, StudyFactory(title="En español"))
        type(article).objects.filter(pk=article.pk).update(locale=spanish)
        assert titles(client) == []


class TestAnEntry:
    def test_says_how_it_was_done_where_it_stands_and_who_cites_it(self, site, client):
        study = StudyFactory(
            title="Needles and numb feet",
            design=TRIAL,
            participants=1240,
            year=2020,
            volume="25",
            pages="310-318",
            doi="10.1634/x",
            pmid="32297442",
            standing="ok",
            checked_on=date(2026, 1, 5),
        )
        article = cite(site.blog, study, title="Feet that tingle")
        found = entry(client)
        said = text_of(found)
        assert "People put into groups by chance (randomised controlled trial)" in said
        assert "1,240 people" in said
        assert "Lu W, Giobbie-Hurder A. Oncologist. 2020;25:310-318." in said
        assert "No retraction notice found, checked 5 January 2026" in said
        assert {link["href"] for link in found.find_all("a")} == {
            "https://doi.org/10.1634/x",
            "https://pubmed.ncbi.nlm.nih.gov/32297442/",
            article.url,
        }

    def test_says_what_is_not_known(self, site, client):
        cite(site.blog, StudyFactory(doi=None, year=None, design=""))
        said = text_of(entry(client))
        assert "Type of study not given" in said
        assert "Source details incomplete." in said
        assert "Not checked for retractions" in said

    @pytest.mark.parametrize(
        ("standing", "warning"),
        [
            ("retracted", "Retracted. This study has been retracted. Do not rely on what it"),
            ("withdrawn", "Withdrawn. This study has been withdrawn. Do not rely on what it"),
            ("expression-of-concern", "Expression of concern. The journal has doubts about"),
        ],
    )
    def test_opens_with_a_warning_if_the_study_is_not_sound(self, site, client, standing, warning):
        cite(site.blog, StudyFactory(standing=standing, notice_doi="10.1000/notice"))
        found = entry(client)
        assert text_of(found).startswith(warning)
        notice = found.find("a", string="Read the notice")
        assert notice["href"] == "https://doi.org/10.1000/notice"

    def test_a_sound_one_has_no_warning(self, site, client):
        cite(site.blog, StudyFactory(standing="corrected"))
        assert not entry(client).select(".evidence__warning")

    def test_prints_a_title_with_markup_as_text(self, site, client):
        cite(site.blog, StudyFactory(title="<script>alert(1)</script>"))
        assert titles(client) == ["<script>alert(1)</script>"]


class TestChoosing:
    @pytest.fixture(autouse=True)
    def studies(self, site):
        feet, back = TopicFactory(name="Feet", slug="feet"), TopicFactory(name="Back", slug="back")
        old = StudyFactory(title="Old trial", year=2007, design=TRIAL)
        new = StudyFactory(title="New trial", year=2024, design=TRIAL)
        review = StudyFactory(title="Review", year=2016, design=REVIEW)
        cite(site.blog, old, review, topics=[feet])
        cite(site.blog, new, review, topics=[back])
        cite(site.blog, StudyFactory(title="Neither", year=None))

    @pytest.mark.parametrize(
        ("query", "found"),
        [
            ("?topic=feet", ["Review", "Old trial"]),
            ("?design=randomised-trial", ["New trial", "Old trial"]),
            ("?from=2016", ["New trial", "Review"]),
            ("?to=2016", ["Review", "Old trial"]),
            ("?from=2016&to=2016", ["Review"]),
            ("?from=2024&to=2016", ["New trial", "Review"]),
            ("?topic=back&design=randomised-trial&from=2016&to=2024", ["New trial"]),
            ("?topic=&design=&from=&to=", ["New trial", "Review", "Old trial", "Neither"]),
        ],
    )
    def test_narrows_the_list(self, client, query, found):
        assert titles(client, query) == found

    def test_offers_only_what_leads_somewhere(self, site, client):
        TopicFactory(slug="unused")
        cite(site.blog, StudyFactory(year=1990), topics=[TopicFactory(slug="later")]).unpublish()
        offered = {
            select["name"]: [option["value"] for option in select.find_all("option")]
            for select in soup(client).find_all("select")
        }
        assert offered == {
            "topic": ["", "back", "feet"],
            "design": ["", REVIEW, TRIAL],
            "from": ["", "2024", "2016", "2007"],
            "to": ["", "2024", "2016", "2007"],
        }

    def test_keeps_what_was_chosen_and_counts_what_it_found(self, client):
        page = soup(client, "?topic=feet&from=2016")
        chosen = [option["value"] for option in page.select("option[selected]")]
        assert chosen == ["feet", "", "2016", ""]
        assert text_of(page.select_one(".library__count")) == "1 of 4 studies Show all studies"
        assert text_of(soup(client).select_one(".library__count")) == "4 studies"

    def test_an_entry_still_names_every_article_that_cites_it(self, client):
        (review,) = soup(client, "?topic=feet&design=systematic-review").select(".evidence")
        assert len(review.select(".evidence__cited a")) == 2

    def test_choices_without_a_study_say_so_and_lead_back(self, client):
        page = soup(client, "?topic=feet&from=2024")
        assert page.select_one(".message h2").text == "No study fits these choices"
        assert page.select_one(".message a")["href"] == "/evidence/"

    @pytest.mark.parametrize("value", ["x", "\0", "' OR 1=1 --", "é" * 3000, "2016.0", "٢٠١٦"])
    @pytest.mark.parametrize("name", ["topic", "design", "from", "to"])
    def test_a_value_that_is_not_on_offer_is_not_found_and_says_so(self, client, name, value):
        response = client.get("/evidence/", {name: value})
        assert response.status_code == 404
        page = BeautifulSoup(response.content, "html.parser")
        assert text_of(page.select_one(".errorlist")) == "Choose from this list."
        assert page.select_one(".message a")["href"] == "/evidence/"
        assert not page.select(".evidence")

    def test_a_page_that_does_not_exist_is_not_found(self, client):
        for number in ("0", "2", "x", "\0", "99999999999"):
            assert client.get("/evidence/", {"page": number}).status_code == 404

    @pytest.mark.parametrize(
        ("query", "canonical", "is_indexed"),
        [
            ("?utm_source=x&topic=", "http://localhost/evidence/", True),
            ("?page=1", "http://localhost/evidence/", True),
            ("?from=2016&topic=feet&x=y", "http://localhost/evidence/?topic=feet&from=2016", False),
            ("?from=2024&to=2016", "http://localhost/evidence/?from=2016&to=2024", False),
        ],
    )
    def test_has_one_address_and_is_indexed_only_as_a_whole(
        self, client, query, canonical, is_indexed
    ):
        page = soup(client, query)
        assert page.find("link", rel="canonical")["href"] == canonical
        assert (page.find("meta", attrs={"name": "robots"}) is None) is is_indexed


def test_a_library_without_studies_leads_on(client):
    page = soup(client)
    assert "No article cites a study yet." in text_of(page.main)
    assert page.select_one(".message a")["href"] == "/"
    assert not page.find("select")


def test_the_library_says_what_it_lists_to_search_engines(site, client):
    cite(site.blog, StudyFactory(title="Sound", year=2020), StudyFactory(title="Gone", year=2019))
    Study.objects.filter(title="Gone").update(standing="retracted", doi="10.1/gone")
    data = json.loads(soup(client).find("script", type="application/ld+json").string)
    page, trail = data
    assert page["@type"] == "CollectionPage"
    assert page["mainEntity"]["numberOfItems"] == 2
    sound, gone = (item["item"] for item in page["mainEntity"]["itemListElement"])
    assert (sound["@type"], sound["name"]) == ("ScholarlyArticle", "Sound")
    assert "creativeWorkStatus" not in sound
    assert (gone["creativeWorkStatus"], gone["sameAs"]) == (
        "Retracted",
        "https://doi.org/10.1/gone",
    )
    assert [step["name"] for step in trail["itemListElement"]] == [
        "Riverbank Clinic",
        "Studies we cite",
    ]


def test_the_library_is_in_the_sitemap_and_found_by_the_search(site, client):
    assert "<loc>http://localhost/evidence/</loc>" in client.get("/sitemap.xml").text
    found = client.get("/search/", {"q": "studies cite"}).text
    assert "Evidence library" in found


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
