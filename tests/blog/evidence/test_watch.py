"""What a check makes of a study's standing: any positive wins, and failure is unknown."""

from datetime import date

import pytest

from blog.evidence.watch import record_check, record_nothing_found
from blog.models import Study
from blog.studies.notices.notice import Notice
from blog.studies.vocabulary import Standing
from tests.factories import StudyFactory

MONDAY, TUESDAY = date(2026, 6, 1), date(2026, 6, 2)
RETRACTION = Notice(Standing.RETRACTED, "10.5555/r", date(2021, 3, 1), "Fraud", "Crossref")
CORRECTION = Notice(Standing.CORRECTED, "10.5555/c", date(2020, 1, 1), source="PubMed")
REINSTATEMENT = Notice(Standing.OK, "10.5555/b", date(2021, 9, 1), source="Retraction Watch")


def stored(study):
    return Study.objects.get(pk=study.pk)


@pytest.mark.django_db
class TestACheck:
    @pytest.mark.parametrize(
        ("before", "notices", "is_complete", "after"),
        [
            ("unknown", [], True, "ok"),
            ("unknown", [], False, "unknown"),
            ("ok", [], True, "ok"),
            ("ok", [], False, "unknown"),
            ("ok", [CORRECTION], True, "corrected"),
            ("ok", [CORRECTION], False, "corrected"),
            ("ok", [RETRACTION, CORRECTION], False, "retracted"),
            ("retracted", [], True, "retracted"),
            ("retracted", [], False, "retracted"),
            ("retracted", [CORRECTION], True, "retracted"),
            ("withdrawn", [], False, "withdrawn"),
            ("corrected", [], False, "corrected"),
            ("corrected", [RETRACTION], True, "retracted"),
            ("expression-of-concern", [RETRACTION], False, "retracted"),
        ],
    )
    def test_changes_the_standing_only_as_the_rules_say(self, before, notices, is_complete, after):
        study = StudyFactory(standing=before)
        record_check(study, notices, is_complete, MONDAY)
        assert stored(study).standing == after

    def test_keeps_the_facts_of_the_notice(self):
        study = StudyFactory()
        record_check(study, [RETRACTION], True, MONDAY)
        kept = stored(study)
        assert (kept.notice_doi, kept.noticed_on) == ("10.5555/r", date(2021, 3, 1))
        assert (kept.notice_reason, kept.standing_source) == ("Fraud", "Crossref")
        assert kept.checked_on == MONDAY

    def test_that_fails_leaves_the_day_of_the_last_complete_one(self):
        study = StudyFactory(standing="ok", checked_on=MONDAY)
        record_check(study, [], False, TUESDAY)
        assert (stored(study).standing, stored(study).checked_on) == ("unknown", MONDAY)

    def test_that_finds_a_reinstatement_ends_a_retraction_for_good(self):
        study = StudyFactory()
        record_check(study, [RETRACTION], True, MONDAY)
        record_check(study, [RETRACTION, REINSTATEMENT], True, TUESDAY)
        assert stored(study).standing == "ok"
        record_check(stored(study), [RETRACTION], True, TUESDAY)
        assert stored(study).standing == "ok"

    def test_does_not_forget_a_retraction_without_a_day(self):
        study = StudyFactory(standing="retracted")
        record_check(study, [REINSTATEMENT], True, MONDAY)
        assert stored(study).standing == "retracted"

    def test_changes_nothing_else(self):
        study = StudyFactory(title="Before")
        Study.objects.filter(pk=study.pk).update(title="Typed meanwhile")
        record_check(study, [RETRACTION], True, MONDAY)
        assert stored(study).title == "Typed meanwhile"

    @pytest.mark.parametrize(
        ("before", "notices", "is_complete", "is_news"),
        [
            ("unknown", [], True, False),
            ("ok", [], False, False),
            ("ok", [CORRECTION], True, True),
            ("corrected", [CORRECTION], True, False),
            ("retracted", [], False, False),
        ],
    )
    def test_is_news_only_if_a_notice_came(self, before, notices, is_complete, is_news):
        study = StudyFactory(standing=before)
        assert record_check(study, notices, is_complete, MONDAY).is_news is is_news

    def test_of_many_without_a_notice_keeps_the_notices_there_are(self):
        StudyFactory(standing="retracted")
        StudyFactory(standing="unknown")
        record_nothing_found(Study.objects.all(), MONDAY)
        assert sorted(Study.objects.values_list("standing", "checked_on")) == [
            ("ok", MONDAY),
            ("retracted", MONDAY),
        ]
