"""The report of citations that readers cannot look up."""

from django.urls import reverse

from blog.evidence.merging import merge
from pages.roles import CLINIC_STAFF
from tests.factories import StudyFactory, publish_article, section

from .conftest import body_citing, card, queries_of

REPORT = "blog_unverified_citations"


def lines(client):
    """Return the report as tuples of page, citation, reason and version."""
    sheet = client.get(reverse(REPORT), {"export": "csv"}).getvalue().decode()
    return [tuple(line.split(",")) for line in sheet.strip().splitlines()[1:]]


class TestUnverifiedCitations:
    def test_name_page_citation_and_reason(self, site, editor_client):
        bare = StudyFactory(title="Needles", authors=[], doi=None)
        content = [card(bare), card(journal="Pain Medicine"), card(StudyFactory())]
        publish_article(site.blog, title="Numb feet", body=[section("E", content)])
        assert lines(editor_client) == [
            ("Numb feet", "Needles", "The record has no DOI or PubMed number.", "live"),
            ("Numb feet", "Pain Medicine", "No record is chosen.", "live"),
        ]
        page = editor_client.get(reverse(REPORT)).text
        for words in ("Numb feet", "Pain Medicine", "No record is chosen."):
            assert words in page

    def test_of_drafts_are_told_apart_and_not_repeated(self, site, editor_client, draft_of):
        article = publish_article(
            site.blog, title="Numb feet", body=[section("E", [card(journal="Pain")])]
        )
        both = [section("E", [card(journal="Pain"), card(journal="Spine")])]
        draft_of(article, both)
        assert lines(editor_client) == [
            ("Numb feet", "Pain", "No record is chosen.", "live"),
            ("Numb feet", "Spine", "No record is chosen.", "draft"),
        ]

    def test_leave_out_a_record_that_was_merged_into_a_complete_one(self, citing, editor_client):
        bare = StudyFactory(doi=None)
        citing("Numb feet", bare)
        merge(bare, StudyFactory())
        assert lines(editor_client) == []

    def test_are_none_says_a_sentence(self, site, editor_client):
        page = editor_client.get(reverse(REPORT)).text
        assert "Readers can look up every study that your articles cite." in page

    def test_are_in_the_reports_menu_of_staff(self, site, log_in):
        client = log_in(CLINIC_STAFF)
        assert "Articles with unverified citations" in client.get(reverse("wagtailadmin_home")).text
        assert client.get(reverse(REPORT)).status_code == 200

    def test_cost_the_same_number_of_queries_for_more_of_them(self, site, editor_client):
        publish_article(site.blog, body=body_citing(StudyFactory(doi=None)))
        few = queries_of(editor_client, REPORT)
        for _number in range(4):
            bare = StudyFactory.create_batch(2, doi=None)
            publish_article(site.blog, body=body_citing(*bare))
        assert queries_of(editor_client, REPORT) == few
