"""Answers of the services, made into items that the site can keep."""

import json

import pytest

from blog.evidence.services import Services
from blog.studies.csl import clean_item
from blog.studies.lookups import crossref, doi_agency, pubmed_record
from blog.studies.lookups.errors import NotFound, NotUnderstood, SwitchedOff, TooManyRequests
from tests.services import DATA, Answer

NEUROPATHY = {
    "type": "article-journal",
    "title": (
        "Acupuncture for the Treatment of Peripheral Neuropathy: A Systematic Review and "
        "Meta-Analysis"
    ),
    "author": [
        {"family": "Dimitrova", "given": "Alexandra"},
        {"family": "Murchison", "given": "Charles"},
        {"family": "Oken", "given": "Barry"},
    ],
    "issued": {"date-parts": [[2017, 3, 1]]},
    "container-title": "Journal of Alternative and Complementary Medicine",
    "container-title-short": "J Altern Complement Med",
    "volume": "23",
    "issue": "3",
    "page": "164-179",
    "DOI": "10.1089/acm.2016.0155",
    "language": "en",
}


def of_crossref(doi):
    return clean_item(crossref.item_of(Services().crossref.work(doi)))


@pytest.mark.usefixtures("services")
class TestCrossref:
    def test_answers_with_a_record(self):
        item = of_crossref("10.1089/acm.2016.0155")
        assert item == NEUROPATHY | {"URL": "https://doi.org/10.1089/acm.2016.0155"}

    def test_may_know_no_authors_and_repeat_a_page(self):
        item = of_crossref("10.1136/bmj.325.7357.184")
        assert "author" not in item
        assert item["page"] == "184"

    def test_may_know_no_date(self):
        item = of_crossref("10.22215/etd/2024-16003")
        assert "issued" not in item
        assert item["type"] == "thesis"

    def test_has_entities_and_marks_that_the_record_does_not(self):
        item = of_crossref("10.1001/archpedi.162.10.994")
        assert item["title"] == 'Consequences of Belonging to the "Clean Plate Club"'
        assert item["container-title"] == "Archives of Pediatrics & Adolescent Medicine"

    def test_keeps_groups_among_the_authors(self):
        item = of_crossref("10.1056/nejmoa1200303")
        assert item["author"][-1] == {"literal": "PREDIMED Study Investigators"}

    @pytest.mark.parametrize(
        ("title", "subtitle", "whole"),
        [
            (["Pain"], ["A trial"], "Pain: A trial"),
            (["Does it help?"], ["A trial"], "Does it help? A trial"),
            (["Pain: a trial"], ["A Trial"], "Pain: a trial"),
            (["<i>Pain</i> &lt;b&gt;now&lt;/b&gt;, p &amp;lt; 0.05"], [], "Pain now, p &lt; 0.05"),
            ("Pain", None, "Pain"),
        ],
    )
    def test_has_titles_in_two_parts(self, title, subtitle, whole):
        item = crossref.item_of({"DOI": "10.5555/x", "title": title, "subtitle": subtitle})
        assert clean_item(item)["title"] == whole

    def test_does_not_know_every_doi(self):
        with pytest.raises(NotFound):
            of_crossref("10.5555/unknown")

    def test_finds_records_for_a_typed_reference(self, services):
        found = Services().crossref.search("Dimitrova A. Acupuncture. 2017")
        assert len(found) == 5
        query = services.requests[0].query
        assert query["query.bibliographic"] == "Dimitrova A. Acupuncture. 2017"
        assert query["mailto"] == "web@clinic.example"

    @pytest.mark.parametrize(
        "body", ["[]", "{}", '{"message": []}', '{"message": {}}', '"a"', "null", "3"]
    )
    def test_may_send_something_else(self, services, body):
        services.answer_next("crossref", Answer(body))
        with pytest.raises(NotUnderstood):
            of_crossref("10.1/x")


@pytest.mark.usefixtures("services")
class TestADoiAgency:
    def test_answers_with_csl_json(self, services):
        record = Services().doi_agency.record("10.1089/acm.2016.0155")
        assert clean_item(doi_agency.item_of(record)) == NEUROPATHY | {
            "URL": "https://doi.org/10.1089/acm.2016.0155"
        }
        accept = services.requests[0].headers["Accept"]
        assert accept == "application/vnd.citationstyles.csl+json"

    def test_may_send_something_else(self, services):
        services.answer_next("doi", Answer("[]"))
        with pytest.raises(NotUnderstood):
            Services().doi_agency.record("10.1/x")


@pytest.mark.usefixtures("services")
class TestPubMed:
    def item(self, pmid):
        return clean_item(pubmed_record.item_of(Services().pubmed.article(pmid)))

    def test_answers_with_a_record(self):
        assert self.item("28112552") == NEUROPATHY | {"PMID": "28112552", "PMCID": "PMC5359694"}

    def test_shortens_pages_which_the_record_does_not(self):
        assert self.item("23432189")["page"] == "1279-1290"

    def test_does_not_know_every_number(self):
        with pytest.raises(NotFound):
            self.item("1")

    def test_answering_about_another_publication_is_not_believed(self, services):
        services.answer_next("pubmed", Answer((DATA / "pubmed_efetch_1.xml").read_text()))
        with pytest.raises(NotUnderstood):
            self.item("2")

    @pytest.mark.parametrize(
        "body",
        [
            "",
            "<html><body>busy",
            "{}",
            '<!DOCTYPE x [<!ENTITY a "b">]><PubmedArticleSet>&a;</PubmedArticleSet>',
        ],
        ids=["nothing", "unclosed", "json", "entities"],
    )
    def test_may_send_something_else(self, services, body):
        services.answer_next("pubmed", Answer(body))
        with pytest.raises(NotUnderstood):
            self.item("28112552")

    def test_gives_summaries_of_those_it_knows(self):
        found = Services().pubmed.summaries(["28112552", "1", "23432189"])
        assert sorted(found) == ["23432189", "28112552"]

    def test_is_searched(self, services):
        assert Services().pubmed.search("10.1089/acm.2016.0155[doi]") == ["28112552"]
        assert services.requests[0].query["tool"] == "clinic-site"
        assert services.requests[0].query["email"] == "web@clinic.example"

    def test_sends_the_key_of_the_clinic(self, services, settings):
        settings.LOOKUPS = settings.LOOKUPS | {"ncbi_key": "secret"}
        Services().pubmed.search("x")
        assert services.requests[0].query["api_key"] == "secret"

    def test_says_too_many_in_the_body_at_times(self, services):
        services.always("pubmed", Answer((DATA / "pubmed_429.json").read_text()))
        with pytest.raises(TooManyRequests):
            Services().pubmed.search("x")

    @pytest.mark.parametrize("body", ["[]", "{}", '{"result": 3, "esearchresult": []}'])
    def test_may_send_another_kind_of_json(self, services, body):
        services.always("pubmed", Answer(body))
        with pytest.raises(NotUnderstood):
            Services().pubmed.summaries(["1"])
        with pytest.raises(NotUnderstood):
            Services().pubmed.search("x")


def test_switched_off_nobody_is_asked(settings):
    settings.LOOKUPS = settings.LOOKUPS | {"are_on": False}
    with pytest.raises(SwitchedOff, match="switched off"):
        Services()


def test_every_recorded_study_becomes_an_item():
    answers = sorted(DATA.glob("crossref_works_*.json"))
    items = [crossref.item_of(json.loads(path.read_text())["message"]) for path in answers]
    assert all(clean_item(item)["title"] for item in items)
