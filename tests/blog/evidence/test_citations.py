"""Which page cites which study, in every version that matters."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Page, Revision

from blog.evidence.citations import citations_in
from blog.models import ArticlePage, Citation
from blog.models.citation import pages_citing
from blog.studies.markers import marker_ids
from tests.factories import (
    StandardPageFactory,
    StudyFactory,
    UserFactory,
    publish_article,
    section,
)

from .conftest import body_citing, card, marker


def states(study):
    """Return the titles of the pages that cite a study with the states of their versions."""
    return {str(citing) for citing in pages_citing(study)}


def rows():
    return sorted(
        Citation.objects.values_list("page", "revision", "study", "journal_named"), key=str
    )


class TestMarkersInText:
    @pytest.mark.parametrize(
        ("html", "keys"),
        [
            ('<p>Yes <a linktype="study" id="12">[1]</a>.</p>', [12]),
            ('<a id="3" linktype="study">a</a><a linktype="study" id="4">b</a>', [3, 4]),
            ('<a linktype="page" id="5">a page</a>', []),
            ('<a href="https://a.example/?linktype=study">x</a>', []),
            ('<a linktype="study" id="many">x</a> <a linktype="study">y</a>', []),
            ("", []),
        ],
    )
    def test_are_found_by_their_link_type(self, html, keys):
        assert marker_ids(html) == keys

    def test_of_one_study_count_once(self):
        html = '<a linktype="study" id="7">a</a> <a linktype="study" id="7">b</a>'
        assert citations_in([html, html]) == {(7, ""): 1}


class TestACitationIsFound:
    def test_in_a_card_and_shown_as_live(self, citing):
        study = StudyFactory()
        citing("Numb feet", study)
        assert states(study) == {"Numb feet (live)"}

    @pytest.mark.parametrize(
        "content",
        [
            lambda html: ("prose", html),
            lambda html: ("numbered_list", {"items": [{"lead_in": "", "text": html}]}),
            lambda html: (
                "numbered_list",
                {"items": [{"text": "<p>A</p>", "items": [{"lead_in": "", "text": html}]}]},
            ),
            lambda html: ("callout", {"kind": "note", "heading": "H", "text": html}),
            lambda html: ("study_citation", {"journal_named": "J", "finding": html}),
            lambda html: (
                "table",
                {
                    "columns": [{"type": "rich_text", "heading": "A"}],
                    "rows": [{"values": [html]}],
                    "caption": "",
                },
            ),
        ],
        ids=["prose", "list item", "nested list item", "callout", "finding", "table"],
    )
    def test_in_running_text_anywhere_in_the_body(self, site, content):
        study = StudyFactory()
        publish_article(site.blog, title="Numb feet", body=[section("E", [content(marker(study))])])
        assert states(study) == {"Numb feet (live)"}

    def test_in_the_introduction(self, site):
        study = StudyFactory()
        publish_article(site.blog, title="Numb feet", introduction=marker(study))
        assert states(study) == {"Numb feet (live)"}

    def test_on_a_page_of_another_type(self, site):
        study = StudyFactory()
        StandardPageFactory(
            parent=site.home, title="About", body=[section("E", [("prose", marker(study))])]
        )
        assert states(study) == {"About (live)"}

    def test_unless_its_study_is_gone(self, site):
        text = '<p><a linktype="study" id="999999">[?]</a></p>'
        publish_article(site.blog, body=[section("E", [("prose", text)])])
        assert not Citation.objects.exists()

    def test_each_time_without_a_record(self, site):
        body = [section("E", [card(journal="Pain"), card(journal="Pain"), card()])]
        publish_article(site.blog, body=body)
        live = Citation.objects.filter(revision=None).order_by("journal_named")
        assert [row.journal_named for row in live] == ["", "Pain", "Pain"]


class TestVersions:
    def test_a_draft_of_a_live_page_counts_beside_it(self, citing, draft_of):
        old, new = StudyFactory.create_batch(2)
        article = citing("Numb feet", old)
        draft_of(article, body_citing(new))
        assert states(old) == {"Numb feet (live)"}
        assert states(new) == {"Numb feet (draft)"}

    def test_a_draft_that_was_replaced_does_not_count(self, citing, draft_of):
        study = StudyFactory()
        article = citing("Numb feet")
        draft_of(article, body_citing(study))
        draft_of(article, body_citing())
        assert states(study) == set()

    def test_a_draft_that_is_written_over_counts_as_it_is_now(self, citing, draft_of):
        old, new = StudyFactory.create_batch(2)
        article = citing("Numb feet")
        revision = draft_of(article, body_citing(old))
        draft = ArticlePage.objects.get(pk=article.pk)
        draft.body = body_citing(new)
        draft.save_revision(overwrite_revision=revision)
        assert (states(old), states(new)) == (set(), {"Numb feet (draft)"})

    def test_a_scheduled_version_counts_although_a_later_draft_has_it_no_more(
        self, citing, draft_of
    ):
        study = StudyFactory()
        article = citing("Numb feet")
        later = timezone.now() + timedelta(days=3)
        draft_of(article, body_citing(study), go_live_at=later).publish()
        draft_of(article, body_citing(), go_live_at=later)
        assert states(study) == {"Numb feet (scheduled)"}
        scheduled = Revision.objects.get(approved_go_live_at__isnull=False)
        scheduled.approved_go_live_at = None
        scheduled.save(update_fields=["approved_go_live_at"])
        assert states(study) == set()

    def test_a_version_in_moderation_counts_until_it_is_taken_out(self, citing, draft_of):
        study, author = StudyFactory(), UserFactory(is_superuser=True)
        article = citing("Numb feet")
        draft_of(article, body_citing(study))
        article.refresh_from_db()
        state = article.get_workflow().start(article, author)
        draft_of(article, body_citing())
        assert states(study) == {"Numb feet (in moderation)"}
        state.refresh_from_db()
        state.cancel(user=author)
        assert states(study) == set()

    def test_an_unpublished_page_is_a_draft(self, citing):
        study = StudyFactory()
        citing("Numb feet", study).unpublish()
        assert states(study) == {"Numb feet (draft)"}

    def test_an_older_version_that_is_published_again_counts_as_live(self, citing, draft_of):
        study = StudyFactory()
        article = citing("Numb feet", study)
        first = article.latest_revision
        draft_of(article, body_citing()).publish()
        assert states(study) == set()
        first.publish()
        assert "live" in pages_citing(study)[0].states

    def test_a_copy_and_an_alias_cite_too(self, citing, site):
        study = StudyFactory()
        article = citing("Numb feet", study)
        article.copy(update_attrs={"title": "A copy", "slug": "a-copy"})
        article.create_alias(parent=site.home, update_slug="alias")
        assert states(study) == {"Numb feet (live)", "A copy (live)"}
        assert len(pages_citing(study)) == 3

    def test_deleting_revisions_or_the_page_forgets_what_they_cite(self, citing, draft_of):
        old, new = StudyFactory.create_batch(2)
        article = citing("Numb feet", old)
        draft_of(article, body_citing(new))
        Revision.objects.filter(object_id=str(article.pk)).delete()
        assert (states(old), states(new)) == ({"Numb feet (live)"}, set())
        Page.objects.get(pk=article.pk).delete()
        assert not Citation.objects.exists()


class TestRebuilding:
    def test_finds_what_saving_had_written(self, citing, draft_of, capsys):
        studies = StudyFactory.create_batch(3)
        article = citing("One", *studies[:2])
        draft_of(article, [section("E", [card(studies[2]), card(journal="Pain")])])
        citing("Two", studies[0])
        kept = rows()
        call_command("rebuild_citations")
        assert rows() == kept
        assert "written: 0, removed: 0." in capsys.readouterr().out
        Citation.objects.all().delete()
        call_command("rebuild_citations")
        assert rows() == kept
