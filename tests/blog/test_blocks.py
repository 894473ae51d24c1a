"""The study citation: printed, refused, previewed."""

import pytest

from blog.blocks import ArticleContentBlock, StudyCitationBlock
from blog.studies.vocabulary import Design
from pages.blocks import ContentBlock
from tests.editor import body_errors, citation, finding, posted_section, prose, write_article
from tests.factories import StudyFactory

CHOOSE = "Choose a study, or name the journal that the text speaks of."


@pytest.fixture
def publish(site, editor_client):
    """Return a function that publishes an article with one citation; it returns the answer."""

    def post(value, draft=False):
        sections = [posted_section("Evidence", ("study_citation", value))]
        return write_article(
            editor_client, site.blog, publish=not draft, sections=sections, slug="evidence"
        )

    return post


@pytest.fixture
def printed(publish, client):
    """Return a function that publishes one citation and returns the page readers get."""

    def post(value):
        response = publish(value)
        assert response.status_code == 302, body_errors(response)
        return client.get("/blog/evidence/").text

    return post


class TestCitationOfARecord:
    def test_is_printed_with_design_journal_and_link(self, printed):
        study = StudyFactory(design=Design.RANDOMISED_TRIAL, journal="The Oncologist", year=2020)
        page = printed(citation(study, heading="Less pain", limits=finding("<p>Few people.</p>")))
        for words in (
            "randomised controlled trial",
            "The Oncologist",
            "Less pain",
            "Pain fell.",
            "Few people.",
            study.doi_url,
        ):
            assert words in page

    def test_prints_no_heading_over_limits_that_were_not_written(self, printed):
        assert "Keep in mind" not in printed(citation(StudyFactory(), limits=finding("<p></p>")))

    def test_says_nothing_about_a_design_nobody_knows(self, printed):
        assert "Type of study not given" in printed(citation(StudyFactory()))

    def test_without_an_identifier_is_marked_incomplete(self, printed):
        assert "Source details incomplete" in printed(citation(StudyFactory(doi=None)))

    def test_to_a_study_that_does_not_exist_is_refused(self, publish):
        value = citation()
        value["study"] = "987654"
        assert publish(value).status_code == 200


class TestCitationWithoutARecord:
    def test_is_printed_with_the_journal_the_text_names(self, printed):
        page = printed(citation(journal_named="Pain Medicine", stated_design="cohort"))
        for words in ("Pain Medicine", "cohort study", "Source details incomplete"):
            assert words in page

    def test_with_neither_study_nor_journal_cannot_be_published(self, publish):
        response = publish(citation())
        assert body_errors(response) == {"0.content.0.study": CHOOSE}
        assert CHOOSE in response.text

    def test_with_nothing_but_space_for_a_journal_cannot_be_published(self, publish):
        assert body_errors(publish(citation(journal_named="  "))) == {"0.content.0.study": CHOOSE}

    def test_with_neither_study_nor_journal_is_saved_as_a_draft(self, publish):
        assert publish(citation(), draft=True).status_code == 302


class TestBadInput:
    @pytest.mark.parametrize("html", ["", "<p></p>", "<p>  </p>"])
    def test_a_finding_without_words_cannot_be_published(self, publish, html):
        response = publish(citation(journal_named="Pain", finding=finding(html)))
        assert body_errors(response) == {"0.content.0.finding": "This field is required."}

    def test_a_finding_may_be_missing_in_a_draft(self, publish):
        value = citation(journal_named="Pain", finding=finding(""))
        assert publish(value, draft=True).status_code == 302

    def test_a_design_outside_the_vocabulary_is_refused(self, publish):
        response = publish(citation(journal_named="Pain", stated_design="proof"))
        assert list(body_errors(response)) == ["0.content.0.stated_design"]

    @pytest.mark.parametrize(("field", "longest"), [("heading", 160), ("journal_named", 255)])
    def test_too_long_a_text_is_refused(self, publish, field, longest):
        fields = {"journal_named": "Pain", field: "a" * (longest + 1)}
        errors = body_errors(publish(citation(**fields)))
        assert f"at most {longest} characters" in errors[f"0.content.0.{field}"]


class TestInTheEditor:
    def test_is_offered_in_articles_only(self):
        assert "study_citation" in ArticleContentBlock().child_blocks
        assert "study_citation" not in ContentBlock().child_blocks

    def test_asks_for_no_direction(self):
        """Counting studies that "help" is vote counting (Cochrane Handbook, 12.2.1)."""
        assert set(StudyCitationBlock().child_blocks) == {
            "study",
            "journal_named",
            "stated_design",
            "heading",
            "finding",
            "limits",
        }


def test_an_article_takes_every_kind_of_block_beside_the_citation(site, editor_client):
    sections = [
        posted_section(
            "Evidence",
            ("prose", prose("<p>Before it.</p>")),
            ("study_citation", citation(journal_named="Pain Medicine")),
            ("quote", {"text": "A quotation.", "attribution": ""}),
        )
    ]
    write_article(editor_client, site.blog, publish=True, sections=sections, slug="evidence")
    page = editor_client.get("/blog/evidence/").text
    assert page.index("Before it.") < page.index("Pain fell.") < page.index("A quotation.")
