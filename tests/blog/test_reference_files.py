"""An article's references, offered as files."""

import pytest
from wagtail.models import PageViewRestriction

from blog.models import ArticlePage
from blog.studies.formats import read
from tests.factories import StudyFactory, publish_article, section

pytestmark = pytest.mark.django_db


def citation(study=None, journal=""):
    value = {"study": study.pk if study else None, "journal_named": journal, "stated_design": ""}
    return "study_citation", {**value, "heading": "", "finding": "<p>Less.</p>", "limits": ""}


@pytest.fixture
def studies(db):
    return [StudyFactory(title="Needles & nerves <5 mm"), StudyFactory(title="Yoga")]


@pytest.fixture
def article(site, studies):
    first, second = studies
    cited = [citation(second), citation(journal="Pain"), citation(first), citation(second)]
    return publish_article(site.blog, slug="nerves", body=[section("Studies", cited)])


@pytest.mark.parametrize(
    ("name", "format", "content_type", "filename"),
    [
        (
            "ris",
            "ris",
            "application/x-research-info-systems; charset=utf-8",
            "nerves-references.ris",
        ),
        ("bibtex", "bibtex", "application/x-bibtex; charset=utf-8", "nerves-references.bib"),
        (
            "csl",
            "csl-json",
            "application/vnd.citationstyles.csl+json",
            "nerves-references.json",
        ),
    ],
)
def test_references_come_in_the_order_of_their_numbers_each_once(
    client, article, studies, name, format, content_type, filename
):
    response = client.get(f"{article.url}references/{name}/")
    assert response["Content-Type"] == content_type
    assert response["Content-Disposition"] == f'attachment; filename="{filename}"'
    items = [entry.item for entry in read(response.content, format)]
    assert items == [studies[1].item, studies[0].item]


def test_a_list_as_text_has_one_reference_a_line_and_says_what_it_lacks(client, article):
    response = client.get(f"{article.url}references/text/")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    lines = response.text.splitlines()
    assert lines[0] == "1 citation without source details is left out."
    assert [line.split(". ")[1] for line in lines[2:]] == ["Yoga", "Needles & nerves <5 mm"]


def test_bibtex_says_in_a_comment_what_it_lacks(client, article):
    response = client.get(f"{article.url}references/bibtex/")
    assert response.text.startswith("% 1 citation without source details is left out.\n")


def test_the_article_links_to_each_file_and_says_what_they_lack(client, article):
    page = client.get(article.url).text
    for name in ("ris", "bibtex", "csl", "text"):
        assert f'href="{article.url}references/{name}/"' in page
    assert "1 citation without source details is left out." in page


def test_an_article_without_a_known_study_offers_no_file(site, client):
    article = publish_article(site.blog, body=[section("One", [citation(journal="Pain")])])
    assert "references/ris/" not in client.get(article.url).text
    assert client.get(f"{article.url}references/ris/").status_code == 404


def test_a_format_that_does_not_exist_is_not_found(client, article):
    assert client.get(f"{article.url}references/docx/").status_code == 404


def test_a_private_article_keeps_its_references(client, article):
    PageViewRestriction.objects.create(page=article, restriction_type="login")
    response = client.get(f"{article.url}references/ris/")
    assert response.status_code == 302
    assert "login" in response["Location"]


def test_a_draft_has_no_files(client, article):
    article.unpublish()
    assert client.get(f"{article.url}references/ris/").status_code == 404


def test_changes_that_are_not_published_are_not_in_the_files(client, article):
    draft = ArticlePage.objects.get(pk=article.pk)
    draft.body = [section("Studies", [citation(StudyFactory(title="Secret"))])]
    draft.save_revision()
    assert "Secret" not in client.get(f"{article.url}references/text/").text
