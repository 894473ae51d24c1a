"""A study's record: facts in columns, and the same facts as a CSL-JSON item."""

import pytest

from blog.evidence.matching import AmbiguousError, matching_study
from blog.models import Study
from blog.studies.csl import clean_item
from tests.factories import StudyFactory

ITEM = clean_item(
    {
        "type": "article-journal",
        "title": "Needles for numb feet: a trial",
        "author": [{"family": "Chao", "given": "Maria T"}, {"literal": "ACTIVE Group"}],
        "issued": {"date-parts": [[2019, 11, 3]]},
        "container-title": "Pain Medicine",
        "container-title-short": "Pain Med",
        "volume": 20,
        "issue": "11",
        "page": "2292-2302",
        "DOI": "10.1093/pm/pnz117",
        "PMID": "31127837",
        "PMCID": "PMC6830258",
        "URL": "https://academic.oup.com/painmedicine",
        "language": "en",
        "publisher": "Oxford University Press",
    }
)


@pytest.mark.django_db
class TestARecord:
    def test_gives_back_the_item_it_took(self):
        study = Study()
        study.item = ITEM
        study.save()
        assert Study.objects.get().item == ITEM

    def test_becomes_empty_where_a_new_item_is_silent(self):
        study = StudyFactory(pmid="1", volume="3")
        study.item = {"type": "article-journal", "title": "Only a title"}
        study.save()
        assert Study.objects.get().item == {"type": "article-journal", "title": "Only a title"}


@pytest.mark.django_db
class TestMatching:
    @pytest.mark.parametrize("name", ["DOI", "PMID", "PMCID"])
    def test_goes_by_any_identifier(self, name):
        study = StudyFactory(doi=ITEM["DOI"], pmid=ITEM["PMID"], pmcid=ITEM["PMCID"])
        assert matching_study({"title": "Otherwise", name: ITEM[name]}) == study

    def test_goes_by_title_and_year_without_identifiers(self):
        study = StudyFactory(title="NEEDLES for numb feet — a trial", year=2019, doi=None)
        assert matching_study(ITEM) == study
        assert matching_study({**ITEM, "issued": {"date-parts": [[2020]]}}) is None

    def test_keeps_two_works_of_one_title_apart_by_their_identifiers(self):
        StudyFactory(title=ITEM["title"], year=2019, doi="10.5555/another")
        assert matching_study(ITEM) is None

    def test_refuses_identifiers_of_two_records(self):
        StudyFactory(doi=ITEM["DOI"])
        StudyFactory(pmid=ITEM["PMID"])
        with pytest.raises(AmbiguousError):
            matching_study(ITEM)
