"""Which studies the library lists, and what it says of each."""

import json
from datetime import date

import pytest
from wagtail.models import Locale, Site

from blog.evidence.merging import merge
from blog.models import Citation, Study
from tests.factories import (
    BlogIndexPageFactory,
    EvidenceLibraryPageFactory,
    HomePageFactory,
    StudyFactory,
    section,
)

from .conftest import TRIAL, cite, entry, restrict, soup, text_of, titles


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
