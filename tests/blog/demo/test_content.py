"""What the demo says: only confirmed facts, and every study on record."""

import json
import re
from pathlib import Path

import PIL.Image
import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.core.exceptions import ValidationError

from blog.blocks import StudyCitationValue
from blog.demo.articles import ARTICLES
from blog.demo.library import PICTURES, PICTURES_DIR
from blog.demo.studies import build_study, study_facts
from blog.models import ArticlePage, Study
from blog.studies.names import MORE_AUTHORS
from blog.studies.references import reference_parts
from blog.studies.vocabulary import Design, Standing
from pages.models import ServicePage, StandardPage
from pages.outline import walk
from pages.starting.text import unwritten_headings
from tests.loaded_demo import LoadedDemo

SHARED_STUDIES = Path(settings.BASE_DIR).parent / "shared" / "data" / "studies.json"


def citations(article):
    return [value for _name, value in walk(article.body) if isinstance(value, StudyCitationValue)]


def facts_by_id():
    return {facts["id"]: facts for facts in study_facts()}


def differences_from_source(source):
    """Name every fact of the demo that the collection of studies does not have.

    Leaving one out is no difference.
    """
    records = {record["id"]: record for record in source["studies"]}
    return [
        (facts["id"], name)
        for facts in study_facts()
        for name, value in facts.items()
        if name != "design" and value not in (None, records.get(facts["id"], {}).get(name))
    ]


def read_source():
    """Return the collection of studies, or the demo's own copy where the collection is not."""
    if SHARED_STUDIES.is_file():
        return json.loads(SHARED_STUDIES.read_text(encoding="utf-8"))
    return {"studies": study_facts()}


def test_every_fact_is_the_collections():
    assert differences_from_source(read_source()) == []


def test_a_fact_that_the_collection_does_not_have_is_noticed():
    source = read_source()
    source["studies"] = [dict(record) for record in source["studies"]]
    changed = next(record for record in source["studies"] if record["id"] == "chao-2019")
    changed["volume"] = None
    assert differences_from_source(source) == [("chao-2019", "volume")]


def test_every_design_is_one_the_site_knows():
    assert {facts["design"] for facts in study_facts()} <= set(Design.values)


def test_authors_that_nobody_saw_are_et_al():
    study = build_study(facts_by_id()["lu-2020"])
    assert reference_parts(study.item, "ama")["authors"] == "Lu W, et al."
    assert study.short_authors == "Lu et al"


def test_a_study_with_a_notice_is_retracted():
    facts = {**facts_by_id()["lu-2020"], "status": "retracted"}
    assert build_study(facts).standing == Standing.RETRACTED


@pytest.mark.parametrize("key", PICTURES)
def test_a_picture_is_small_has_its_source_beside_it_and_a_shared_ratio(key):
    drawn = PICTURES_DIR / f"{key}.png"
    assert drawn.stat().st_size < 60_000
    assert drawn.with_suffix(".svg").is_file()
    with PIL.Image.open(drawn) as picture:
        assert picture.size in {(1600, 900), (800, 800)}


class TestArticles(LoadedDemo):
    """The articles as they stand on the site."""

    def test_a_study_on_the_site_has_the_facts_of_the_file_and_nothing_more(self):
        assert Study.objects.count() == len(study_facts())
        for facts in study_facts():
            study = Study.objects.get(doi=facts["doi"])
            known = [name for name in study.authors if name != MORE_AUTHORS]
            assert known == facts["authors"]
            assert (study.authors != known) == (not facts["authors_complete"])
            for field in ("title", "year", "participants", "design"):
                assert getattr(study, field) == facts[field]
            for field in ("journal", "volume", "issue", "pages", "pmid", "pmcid"):
                assert (getattr(study, field) or None) == facts[field]
            assert (study.journal_abbreviation or None) == facts["journal_abbrev"]
            assert study.standing == Standing.UNKNOWN
            assert study.checked_on is None

    def test_every_citation_has_a_record_and_every_record_is_cited(self):
        cited = [
            value["study"] for article in ArticlePage.objects.all() for value in citations(article)
        ]
        assert all(study is not None for study in cited)
        assert {study.pk for study in cited} == set(Study.objects.values_list("pk", flat=True))

    def test_the_neuropathy_article_cites_for_and_against(self):
        article = ArticlePage.objects.get(slug="acupuncture-and-peripheral-neuropathy")
        cited = {value["study"].short_authors.split()[0] for value in citations(article)}
        assert {"Chao", "Lu", "Dimitrova"} <= cited
        assert {"Greenlee", "Garrow", "Ju", "Loprinzi"} <= cited
        headings = [section["heading"] for section in article.outline.headed]
        assert "Risks" in headings
        assert "When to see a doctor" in headings
        assert article.number_sections

    def test_the_articles_show_every_kind_of_block(self):
        kinds = {
            block.block_type
            for article in ArticlePage.objects.all()
            for section in article.body
            for block in section.value["content"]
        }
        assert kinds == {
            "prose",
            "numbered_list",
            "image",
            "table",
            "callout",
            "quote",
            "study_citation",
        }

    def test_every_block_could_be_saved_in_the_editor(self):
        for article in ArticlePage.objects.all():
            try:
                article.body.stream_block.clean(article.body)
            except ValidationError as error:
                pytest.fail(f"{article.slug}: {error.as_json_data()}")

    def test_numbered_lists_print_their_lead_ins_and_nested_items(self):
        page = self.client.get("/blog/your-first-acupuncture-visit/").content.decode()
        assert "We agree on a plan" in page
        assert "What should be easier in six weeks" in page

    def test_no_article_promises(self):
        promises = ("miracle", "breakthrough", "proven to", "cure", "amazing", "compelling", "!")
        for article in ArticlePage.objects.all():
            words = " ".join(
                str(part) for part in article.body.stream_block.get_searchable_content(article.body)
            )
            found = [word for word in promises if word in words.lower()]
            assert not found, article.slug

    def test_articles_carry_pictures_with_alt_text_and_their_own_dates(self):
        labels = {}
        for article in ARTICLES:
            page = ArticlePage.objects.get(slug=article.slug)
            assert page.lead_image
            assert page.lead_image_alt
            assert page.dates.published_on == article.published_on
            labels[article.slug] = page.dates.updated_label
        assert labels["low-back-pain-real-needles-and-sham"] == "Corrected"
        assert labels["acupuncture-and-peripheral-neuropathy"] == "Updated"


class TestClinicPages(LoadedDemo):
    """The clinic's own pages as they stand on the site."""

    def read(self, path):
        response = self.client.get(path)
        assert response.status_code == 200, path
        return BeautifulSoup(response.content, "html.parser")

    def test_every_body_could_be_published_in_the_editor(self):
        pages = StandardPage.objects.live()
        assert pages.count() == 8
        for page in pages:
            page.body.stream_block.clean(page.body)
            assert unwritten_headings(page.body) == []

    def test_none_promises_or_is_filler(self):
        filler = ("lorem", "miracle", "state-of-the-art", "passionate", "world-class", "!", "tbd")
        for page in StandardPage.objects.live():
            main = self.read(page.url).main.get_text(" ").lower()
            assert [word for word in filler if word in main] == [], page.slug

    def test_prices_are_the_same_wherever_they_stand(self):
        fees = self.read("/fees/").table.get_text(" ")
        for service in ServicePage.objects.live():
            for price in re.findall(r"\$\d+", service.price):
                assert price in fees, service.title

    def test_every_link_leads_somewhere(self):
        seen = set()
        for page in StandardPage.objects.live():
            seen |= {link["href"] for link in self.read(page.url).select("a[href^='/']")}
        assert "/locations/mill-street/" in seen
        for path in sorted(seen):
            assert self.client.get(path).status_code == 200, path

    def test_leaflets_are_offered_with_their_kind_and_size(self):
        links = self.read("/new-patients/").select("a[href^='/documents/']")
        assert len(links) == 2
        for link in links:
            assert re.fullmatch(r".+ \(PDF, [\d.]+\sKB\)", link.text)
            answer = self.client.get(link["href"])
            assert b"".join(answer.streaming_content).startswith(b"%PDF-")

    def test_the_menu_has_two_levels_and_few_entries(self):
        nav = self.read("/").select_one(".site-nav")
        top = [one.get_text(" ", strip=True) for one in nav.select("summary, nav > ul > li > a")]
        assert top == ["Care", "Coming here", "About us", "Articles", "Search"]
        assert nav.find("a", string="Fees and insurance")["href"] == "/fees/"

    def test_legal_pages_stand_at_the_foot_of_every_page(self):
        for path in ("/", "/blog/", "/contact/"):
            footer = [link.text for link in self.read(path).footer.select("nav a")]
            assert {"Privacy", "Accessibility", "Notice of Privacy Practices"} <= set(footer)

    def test_patients_choose_among_the_two_locations(self):
        form = self.read("/appointment/").form
        offered = [one["value"] for one in form.select("[name=which_of_our_locations]")]
        assert offered == [
            "Wrenfold, Example Lane",
            "Millbrook, Mill Street",
            "Whichever is sooner",
        ]
