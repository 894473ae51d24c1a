"""Every change to a study is kept, and the pages that rest on it are marked."""

from datetime import date

import pytest
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import ModelLogEntry

from blog.evidence.changes import CHANGED, changing_studies
from blog.models import EvidenceChange
from pages.models import PageReview
from tests.editor import edit_url
from tests.factories import StudyFactory, UserFactory

from .conftest import body_citing

REPORT = "blog_changed_evidence"


def changes_of(study):
    """Return what was kept of a study's changes, oldest first."""
    entries = ModelLogEntry.objects.filter(action=CHANGED, object_id=str(study.pk))
    return list(entries.order_by("timestamp", "pk"))


def change(study, **fields):
    for name, value in fields.items():
        setattr(study, name, value)
    study.save()


def study_form(study, **fields):
    names = ("title", "journal", "design", "standing", "doi", "population")
    stored = {name: getattr(study, name) or "" for name in names}
    return {**stored, "authors": study.authors_as_lines, "year": study.year, **fields}


class TestAChange:
    def test_is_kept_with_who_when_field_before_and_after(self, editor_client, administrator):
        study = StudyFactory(journal_abbreviation="", design="cohort")
        url = reverse("wagtailsnippets_blog_study:edit", args=[study.pk])
        editor_client.post(url, study_form(study, design="case-series", journal="Pain"))
        (entry,) = changes_of(study)
        assert entry.user == administrator
        assert entry.timestamp is not None
        assert entry.data["changes"] == {
            "design": ["cohort", "case-series"],
            "journal": ["The Oncologist", "Pain"],
        }

    def test_is_read_in_the_history_of_the_study(self, editor_client):
        study = StudyFactory(design="cohort", participants=None)
        with changing_studies(UserFactory(first_name="Ana", last_name="Ruiz"), "Look-up"):
            change(study, design="case-series", participants=40, checked_on=date(2026, 1, 2))
        url = reverse("wagtailsnippets_blog_study:history", args=[study.pk])
        page = editor_client.get(url).text
        assert "Look-up: Design: “Cohort study” became “Case series”." in page
        assert "Participants: “40” was added." in page
        assert "Ana Ruiz" in page

    def test_by_a_command_is_kept_without_a_user(self, db):
        study = StudyFactory()
        change(study, standing="retracted")
        (entry,) = changes_of(study)
        assert entry.user is None
        assert entry.data["changes"] == {"standing": ["unknown", "retracted"]}

    def test_of_some_columns_keeps_those_only(self, db):
        study = StudyFactory(volume="1", issue="1")
        study.volume = study.issue = "2"
        study.save(update_fields=["volume"])
        assert changes_of(study)[0].data["changes"] == {"volume": ["1", "2"]}

    def test_that_changes_nothing_is_not_kept(self, db):
        study = StudyFactory()
        study.save()
        with changing_studies(reason="Look-up"):
            change(study, checked_on=date(2026, 1, 2))
        assert changes_of(study) == []

    def test_of_authors_is_read_as_names(self, editor_client):
        study = StudyFactory(authors=[{"literal": "A group"}])
        change(study, authors=[{"family": "Lu", "given": "Wei"}])
        url = reverse("wagtailsnippets_blog_study:history", args=[study.pk])
        assert "Authors: “A group” became “Lu, Wei”." in editor_client.get(url).text


class TestPagesAreMarked:
    @pytest.mark.parametrize(
        "fields",
        [
            {"design": "cohort"},
            {"participants": 12},
            {"population": "Adults"},
            {"standing": "retracted"},
        ],
        ids=str,
    )
    def test_by_what_their_words_rest_on(self, citing, fields):
        study = StudyFactory()
        article = citing("Numb feet", study)
        citing("Another")
        change(study, **fields)
        (mark,) = EvidenceChange.objects.since_review()
        assert (mark.page_id, mark.study) == (article.pk, study)
        assert set(mark.fields) == set(fields)

    @pytest.mark.parametrize(
        "fields",
        [
            {"doi": "10.5555/mended"},
            {"pmid": "12"},
            {"title": "A trail of needles"},
            {"journal": "Pain"},
            {"standing": "ok"},
        ],
        ids=str,
    )
    def test_not_by_identifiers_spelling_or_a_check_without_news(self, citing, fields):
        study = StudyFactory()
        citing("Numb feet", study)
        change(study, **fields)
        assert not EvidenceChange.objects.exists()

    def test_only_if_readers_see_them(self, citing, draft_of):
        study = StudyFactory()
        draft_of(citing("Numb feet"), body_citing(study))
        change(study, design="cohort")
        assert not EvidenceChange.objects.exists()

    def test_until_a_later_review_has_seen_it(self, citing, time_machine_at):
        study = StudyFactory()
        article = citing("Numb feet", study)
        time_machine_at("2026-03-02T12:00:00Z")
        review(article, date(2026, 3, 2))
        time_machine_at("2026-03-02T13:00:00Z")
        change(study, design="cohort")
        assert EvidenceChange.objects.since_review().exists()
        time_machine_at("2026-03-05T12:00:00Z")
        review(article, date(2026, 3, 1))  # of a day before the change, written down late
        assert EvidenceChange.objects.since_review().exists()
        review(article, date(2026, 3, 5))
        assert not EvidenceChange.objects.since_review().exists()

    def test_and_the_editor_of_the_page_says_so(self, citing, editor_client):
        study = StudyFactory(title="Needles")
        article = citing("Numb feet", study)
        sentence = "Evidence changed since the last review: "
        assert sentence not in editor_client.get(edit_url(article)).text
        change(study, design="cohort")
        page = editor_client.get(edit_url(article)).text
        assert sentence in page
        assert "Needles" in page

    def test_and_listed_in_a_report(self, citing, editor_client):
        empty = editor_client.get(reverse(REPORT)).text
        assert "No study has changed since the pages that cite it were reviewed." in empty
        study = StudyFactory(title="Needles")
        citing("Numb feet", study)
        change(study, design="cohort")
        page = editor_client.get(reverse(REPORT)).text
        for words in ("Numb feet", "Needles", "Design: “Cohort study” was added."):
            assert words in page
        sheet = editor_client.get(reverse(REPORT), {"export": "csv"})
        assert "Numb feet" in sheet.getvalue().decode()


def review(article, day):
    PageReview.objects.create(page=article, date=day, reviewer_name="Ana Ruiz, MD")


def test_studies_loaded_from_a_backup_are_not_changes(tmp_path, db):
    study = StudyFactory()
    saved = tmp_path / "studies.json"
    call_command("dumpdata", "blog.study", output=saved)
    change(study, design="cohort")
    call_command("loaddata", saved)
    assert len(changes_of(study)) == 1
