"""The list of studies: filters, the number of citing pages, and where each is cited."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import StudyFactory, publish_article

from .conftest import body_citing, queries_of

LIST = "wagtailsnippets_blog_study:list"
CHOOSE = "wagtailsnippetchoosers_blog_study:choose"


def listed(client, **query):
    """Return the titles in the list, in its order."""
    response = client.get(reverse(LIST), query)
    return [study.title for study in response.context["table"].data]


class TestFilters:
    def test_leave_the_studies_that_need_attention(self, editor_client, citing):
        cited = StudyFactory(title="Cited")
        citing("Numb feet", cited)
        StudyFactory(title="Nowhere", doi=None)
        StudyFactory(title="Retracted", standing="retracted")
        StudyFactory(title="Withdrawn", standing="withdrawn")
        assert listed(editor_client, attention="unverified") == ["Nowhere"]
        assert listed(editor_client, attention="retracted") == ["Retracted", "Withdrawn"]
        assert "Cited" not in listed(editor_client, attention="never-cited")
        assert len(listed(editor_client, attention="never-cited")) == 3

    def test_leave_those_nobody_has_checked_for_some_months(self, editor_client):
        today = timezone.localdate()
        StudyFactory(title="Never checked")
        StudyFactory(title="Checked today", checked_on=today)
        StudyFactory(title="Checked long ago", checked_on=today - timedelta(days=200))
        assert listed(editor_client, unchecked="6") == ["Checked long ago", "Never checked"]
        assert listed(editor_client, unchecked="12") == ["Never checked"]

    def test_go_by_design_and_year(self, editor_client):
        StudyFactory(title="A cohort", design="cohort", year=2001)
        StudyFactory(title="A trial", design="randomised-trial", year=2002)
        assert listed(editor_client, design="cohort") == ["A cohort"]
        assert listed(editor_client, year="2002") == ["A trial"]


class TestSearch:
    @pytest.mark.parametrize(
        "words",
        ["munoz", "Muñoz  2019", "10.5555/ABC", "31127837", "feet numb", "pain med", "pmc99"],
    )
    def test_finds_by_any_fact_of_the_reference_in_any_order(self, editor_client, words):
        StudyFactory(
            title="Needles for numb feet",
            authors=[{"family": "Muñoz", "given": "Ana"}],
            journal_abbreviation="Pain Med",
            year=2019,
            doi="10.5555/abc",
            pmid="31127837",
            pmcid="PMC99",
        )
        StudyFactory(title="Not this one", journal_abbreviation="", doi="10.5555/x")
        assert listed(editor_client, q=words) == ["Needles for numb feet"]
        chooser = editor_client.get(reverse(CHOOSE), {"q": words}).text
        assert "Needles for numb feet" in chooser
        assert "Not this one" not in chooser

    @pytest.mark.parametrize("words", ['"', "%", "_", "\x00", " ", "'; --", "x" * 5000])
    def test_takes_any_text(self, editor_client, words):
        StudyFactory()
        assert editor_client.get(reverse(LIST), {"q": words}).status_code == 200
        assert editor_client.get(reverse(CHOOSE), {"q": words}).status_code == 200


class TestWhereAStudyIsCited:
    def test_is_counted_in_pages_drafts_too(self, editor_client, citing, draft_of):
        study = StudyFactory()
        citing("One", study)
        draft_of(citing("Two"), body_citing(study))
        response = editor_client.get(reverse(LIST))
        assert response.context["table"].data[0].citing_pages == 2

    def test_is_listed_with_the_state_of_each_page(self, editor_client, citing, draft_of):
        study = StudyFactory()
        citing("One", study)
        draft_of(citing("Two"), body_citing(study))
        url = reverse("wagtailsnippets_blog_study:usage", args=[study.pk])
        page = editor_client.get(url).text
        for words in ("One", "live", "Two", "draft"):
            assert words in page

    def test_is_said_in_a_sentence_when_it_is_nowhere(self, editor_client):
        url = reverse("wagtailsnippets_blog_study:usage", args=[StudyFactory().pk])
        assert "No page cites this study" in editor_client.get(url).text

    def test_costs_the_same_number_of_queries_for_more_studies(self, editor_client, site):
        publish_article(site.blog, body=body_citing(StudyFactory()))
        few = queries_of(editor_client, LIST)
        publish_article(site.blog, body=body_citing(*StudyFactory.create_batch(10)))
        assert queries_of(editor_client, LIST) == few
