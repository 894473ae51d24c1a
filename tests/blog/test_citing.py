"""Studies cited inside the text of an article."""

import json

import pytest
from bs4 import BeautifulSoup
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.models import ReferenceIndex

from blog.models import ArticlePage
from blog.text_blocks import CITE_FEATURE
from tests.factories import StudyFactory, publish_article, section

pytestmark = pytest.mark.django_db


def marker(study, text="[Lu 2020]"):
    return f'<a linktype="study" id="{study.pk}">{text}</a>'


def prose(html):
    return ("prose", f"<p>{html}</p>")


def card(study=None, finding="<p>Pain fell.</p>", journal_named=""):
    return (
        "study_citation",
        {
            "study": study.pk if study else None,
            "journal_named": journal_named,
            "stated_design": "",
            "heading": "",
            "finding": finding,
            "limits": "",
        },
    )


def numbered_list(text, nested):
    item = {"lead_in": "", "text": text, "items": [{"lead_in": "", "text": nested}]}
    return ("numbered_list", {"start": 1, "items": [item]})


def table(cell):
    return (
        "table",
        {
            "caption": "",
            "columns": [{"type": "rich_text", "heading": "What"}],
            "rows": [{"values": [cell]}],
        },
    )


def read(client, article):
    response = client.get(article.url)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def references(page):
    return [line.get_text(" ", strip=True) for line in page.select("[data-references] li")]


def test_studies_are_numbered_by_first_appearance_wherever_they_are_cited(site, client):
    studies = [StudyFactory(title=f"Number {n}") for n in range(1, 7)]
    one, two, three, four, five, six = studies
    page = read(
        client,
        publish_article(
            site.blog,
            introduction=f"<p>First {marker(one)}.</p>",
            body=[
                section("A", [prose(f"Text {marker(two)} and again {marker(one)}")]),
                section(
                    "B",
                    [
                        numbered_list(f"<p>{marker(three)}</p>", f"<p>{marker(four)}</p>"),
                        table(f"<p>{marker(five)}</p>"),
                        card(six, finding=f"<p>As {marker(one)} found.</p>"),
                        card(two),
                    ],
                ),
            ],
        ),
    )
    texts = [link.get_text() for link in page.select("a.cite")]
    assert texts == ["[1]", "[2]", "[1]", "[3]", "[4]", "[5]", "[1]"]
    assert [link.get_text() for link in page.select(".study__number")] == ["Study 6", "Study 2"]
    assert [f"Number {n}" in line for n, line in enumerate(references(page), 1)] == [True] * 6


def test_a_marker_leads_to_its_reference_and_every_place_is_led_back_to(site, client):
    study = StudyFactory()
    body = [section("A", [prose(f"{marker(study)} and {marker(study)}"), card(study)])]
    page = read(client, publish_article(site.blog, body=body))
    (line,) = page.select("[data-references] li")
    places = [page.find(id=link["href"][1:]) for link in line.select(".references__back a")]
    assert [place.name for place in places] == ["a", "a", "div"]
    assert places[0]["href"] == f"#{line['id']}"
    anchors = [tag["id"] for tag in page.select("[id]")]
    assert len(anchors) == len(set(anchors))


def test_two_citations_without_a_record_are_never_merged(site, client):
    body = [section("A", [card(journal_named="Pain"), card(journal_named="Pain")])]
    assert len(references(read(client, publish_article(site.blog, body=body)))) == 2


def test_a_retracted_study_says_so_at_its_marker(site, client):
    study = StudyFactory(standing="retracted")
    body = [section("A", [prose(marker(study))])]
    page = read(client, publish_article(site.blog, body=body))
    assert page.select_one("a.cite").get_text() == "[1, retracted]"


@pytest.mark.parametrize("key", ["999999", "999999999999999999", "0"])
def test_a_marker_of_no_study_stays_as_text(site, client, key):
    text = f'<a linktype="study" id="{key}">[Gone 1999]</a>'
    body = [section("A", [prose(text)])]
    page = read(client, publish_article(site.blog, body=body))
    assert "[Gone 1999]" in page.select_one(".prose").get_text()
    assert not page.select("a.cite, [data-references]")


def test_markers_cost_no_query_beyond_the_cards(site, client, django_assert_num_queries):
    first, *others = [StudyFactory() for _ in range(30)]
    few = publish_article(site.blog, body=[section("A", [card(first)])])
    texts = [prose(marker(study)) for study in others]
    many = publish_article(site.blog, body=[section("A", [card(first), *texts])])
    client.get(few.url)
    client.get(many.url)
    with django_assert_num_queries(11) as counted:
        client.get(few.url)
    with django_assert_num_queries(len(counted.captured_queries)):
        client.get(many.url)


def test_a_script_for_references_is_loaded_only_where_a_marker_is(site, client):
    study = StudyFactory()
    with_marker = publish_article(site.blog, body=[section("A", [prose(marker(study))])])
    without = publish_article(site.blog, body=[section("A", [card(study)])])
    assert "js/citations.js" in client.get(with_marker.url).text
    assert "js/citations.js" not in client.get(without.url).text


def test_the_editor_reads_a_marker_and_writes_it_back(site):
    converter = ContentstateConverter(features=["bold", CITE_FEATURE])
    stored = '<p data-block-key="abc">Pain fell <a linktype="study" id="12">[Lu 2020]</a>.</p>'
    state = json.loads(converter.from_database_format(stored))
    (entity,) = state["entityMap"].values()
    assert (entity["type"], entity["mutability"], entity["data"]) == (
        "STUDY",
        "IMMUTABLE",
        {"id": "12"},
    )
    assert converter.to_database_format(json.dumps(state)) == stored


def test_a_marker_is_lost_where_studies_cannot_be_cited(site):
    converter = ContentstateConverter(features=["bold"])
    state = converter.from_database_format('<p><a id="12" linktype="study">[Lu 2020]</a></p>')
    assert json.loads(state)["entityMap"] == {}


def test_wagtail_knows_which_pages_mention_a_study(site):
    study = StudyFactory()
    article = publish_article(site.blog, body=[section("A", [prose(marker(study))])])
    found = ReferenceIndex.get_references_to(study)
    assert {int(reference.object_id) for reference in found} == {article.pk}


def test_a_preview_of_unsaved_text_numbers_markers_too(site, rf):
    study = StudyFactory()
    article = publish_article(site.blog)
    article.introduction = f"<p>{marker(study)}</p>"
    page = ArticlePage.objects.get(pk=article.pk)
    page.introduction = article.introduction
    assert [reference.study for reference in page.outline.references] == [study]


def test_a_card_says_what_was_done_in_words_patients_know(site, client):
    study = StudyFactory(
        design="randomised-trial",
        population="Adults with numb feet",
        intervention="Acupuncture twice a week",
        comparator="sham needles",
        outcome="pain after 8 weeks",
        funding="The clinic's own money",
        standing="ok",
    )
    page = read(client, publish_article(site.blog, body=[section("A", [card(study)])]))
    text = page.select_one(".study").get_text(" ", strip=True)
    for words in (
        "People put into groups by chance (randomised controlled trial)",
        "Adults with numb feet",
        "Acupuncture twice a week. Compared with: sham needles. Measured: pain after 8 weeks.",
        "The clinic's own money",
        "No retraction notice found",
    ):
        assert words in text
