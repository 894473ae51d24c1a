"""The hints about evidence that the editor shows while somebody writes."""

import pytest
from django.urls import reverse

from blog.blocks import RISKS
from blog.checks import Text, checks
from blog.models import ArticlePage
from tests.editor import article_form, citation, finding, posted_section, prose
from tests.factories import ArticlePageFactory, StudyFactory, UserFactory, section

BODY = ArticlePage._meta.get_field("body")


def found(*sections, title="Sleep", summary=""):
    return checks(Text(title, summary, BODY.to_python(list(sections))))


def text_section(text, heading="What it does", **fields):
    made = section(heading, [("prose", f"<p>{text}</p>")])
    made["value"] |= fields
    return made


def cited(text, **study):
    return section(
        "Trials",
        [("prose", f"<p>{text}</p>"), ("study_citation", {"finding": "<p>So.</p>", **study})],
    )


@pytest.mark.parametrize("word", ["proven", "cures", "compelling"])
def test_a_claim_word_without_a_citation_in_its_section_is_pointed_out(word):
    (sentence,) = found(text_section("All is calm."), text_section(f"This is {word.title()}!"))
    assert "Section 2 (What it does)" in sentence
    assert f"“{word}”" in sentence


def test_a_claim_word_in_a_heading_counts():
    assert len(found(text_section("Words.", heading="A miracle"))) == 1


def test_part_of_a_word_is_no_claim():
    assert found(text_section("It is unproven, and secures nothing.")) == []


def test_a_claim_beside_a_citation_is_left_alone():
    assert found(cited("This is proven.", journal_named="Pain")) == []


def test_a_study_cited_inside_the_text_counts():
    marker = '<a linktype="study" id="1">[1]</a>'
    assert found(text_section(f"This is proven {marker}.")) == []


@pytest.mark.parametrize(
    "article",
    [
        {"title": "Needles ease pain"},
        {"summary": "What helps against numb feet."},
    ],
)
def test_an_article_on_a_benefit_is_asked_for_a_section_about_risks(article):
    (sentence,) = found(text_section("Words."), **article)
    assert "Risks and side effects" in sentence
    assert found(text_section("Words."), text_section("Bruises.", about=RISKS), **article) == []


def test_a_benefit_in_a_finding_counts():
    assert len(found(cited("Words.", journal_named="Pain", finding="<p>Pain was reduced</p>"))) == 1


def test_an_article_on_something_else_is_left_alone():
    assert found(text_section("We open at eight."), title="A first visit") == []
    assert found() == []


@pytest.fixture
def staff_client(site, login):
    return login("Clinic staff")


def test_what_is_being_written_is_checked_and_not_saved(staff_client):
    form = article_form(
        title="Needles help",
        sections=[posted_section("So", ("prose", prose("<p>This is proven.</p>")))],
    )
    answer = staff_client.post(reverse("blog_evidence_checks"), form)
    assert "“proven”" in answer.text
    assert "risks" in answer.text
    assert not ArticlePage.objects.exists()


def test_markup_in_a_heading_is_text_in_the_list(staff_client):
    form = article_form(
        sections=[posted_section("<b>x</b>", ("prose", prose("<p>This is proven.</p>")))]
    )
    answer = staff_client.post(reverse("blog_evidence_checks"), form)
    assert "&lt;b&gt;x&lt;/b&gt;" in answer.text


def test_a_citation_being_written_is_read(staff_client):
    study = citation(StudyFactory(), finding=finding("<p>Pain fell.</p>"))
    form = article_form(
        sections=[
            posted_section("A", ("prose", prose("<p>Proven.</p>")), ("study_citation", study))
        ]
    )
    answer = staff_client.post(reverse("blog_evidence_checks"), form)
    assert "Nothing to look at again" in answer.text


def test_what_is_no_form_of_an_article_is_refused(staff_client):
    assert staff_client.post(reverse("blog_evidence_checks"), {"title": "A"}).status_code == 400


def test_the_editor_opens_with_the_hints_about_what_is_saved(site, staff_client):
    article = ArticlePageFactory(parent=site.blog, title="Needles help", live=False)
    opened = staff_client.get(reverse("wagtailadmin_pages:edit", args=[article.pk])).text
    assert "Evidence checks" in opened
    assert "no section is marked as being about risks" in opened


def test_an_empty_form_opens_without_hints(site, staff_client):
    url = reverse("wagtailadmin_pages:add", args=["blog", "articlepage", site.blog.pk])
    assert "Nothing to look at again" in staff_client.get(url).text


def test_hints_stop_nobody_from_saving(site, staff_client):
    form = article_form(
        title="Needles help",
        slug="needles",
        sections=[posted_section("So", ("prose", prose("<p>This is proven.</p>")))],
    )
    url = reverse("wagtailadmin_pages:add", args=["blog", "articlepage", site.blog.pk])
    staff_client.post(url, form)
    assert ArticlePage.objects.filter(slug="needles").exists()


def test_whoever_may_not_write_pages_gets_no_checks(site, client):
    client.force_login(UserFactory())
    assert client.post(reverse("blog_evidence_checks"), {}).status_code != 200
