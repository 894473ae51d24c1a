"""One item becomes a record, or is found to be one already."""

import pytest

from blog.evidence.saving import save_item
from blog.models import Study
from blog.studies.csl import RefusedError
from tests.factories import StudyFactory

pytestmark = pytest.mark.django_db
ITEM = {"type": "article-journal", "title": "Needles for numb feet", "DOI": "10.5555/needles"}


def test_a_new_item_becomes_a_study_with_its_source():
    outcome = save_item(ITEM, "crossref", {"message": "as it came"})
    study = Study.objects.get()
    assert (outcome.study, outcome.outcome) == (study, "created")
    assert study.item == ITEM
    assert (study.source, study.source_record) == ("crossref", {"message": "as it came"})
    assert study.obtained_at


def test_a_study_that_is_there_stays_as_it_is():
    study = StudyFactory(doi="10.5555/needles", title="As typed", volume="")
    outcome = save_item({**ITEM, "volume": "9"}, "pubmed", {})
    assert (outcome.study, outcome.outcome) == (study, "matched")
    study.refresh_from_db()
    assert (study.title, study.volume, study.source) == ("As typed", "", "typed")


def test_identifiers_of_two_studies_are_refused_in_a_sentence():
    StudyFactory(title="One trial", doi="10.5555/needles")
    StudyFactory(title="Another trial", pmid="77")
    with pytest.raises(RefusedError, match="“One trial” and “Another trial”"):
        save_item({**ITEM, "PMID": "77"}, "pubmed", {})
    assert Study.objects.count() == 2


def test_a_record_is_kept_without_what_no_database_takes():
    save_item(ITEM, "crossref", {"ti\0tle": ["Numb\0 feet \ud800", 1, None]})
    assert Study.objects.get().source_record == {"title": ["Numb feet ", 1, None]}
