"""What the four sources say of retractions, and which notice counts."""

import io
import json
from datetime import date
from itertools import permutations

import pytest
from defusedxml import ElementTree
from hypothesis import given
from hypothesis import strategies as st

from blog.studies.notices import crossref, pubmed, retraction_watch, titles
from blog.studies.notices.judgement import strongest
from blog.studies.notices.notice import Notice
from blog.studies.notices.retraction_watch import UnreadableFileError
from blog.studies.vocabulary import Standing
from tests.services import DATA

CONCERN_IN_MAY = Notice(Standing.CONCERN, "10.1/may", date(2018, 5, 8))
RETRACTED_IN_JUNE = Notice(Standing.RETRACTED, "10.1/june", date(2018, 6, 1))
REINSTATED_IN_JULY = Notice(Standing.OK, "10.1/july", date(2018, 7, 1))
CORRECTED = Notice(Standing.CORRECTED, "10.1/erratum", date(2017, 1, 1))


def work(name):
    return json.loads((DATA / f"crossref_works_{name}.json").read_text())["message"]


class TestCrossref:
    def test_names_a_retraction(self):
        assert crossref.notices_of(work("retracted")) == [
            Notice(
                Standing.RETRACTED,
                "10.1056/nejmc1806491",
                date(2018, 6, 13),
                "Retraction",
                "Crossref",
            )
        ]

    def test_names_two_updates_and_the_mark_in_the_title(self):
        found = crossref.notices_of(work("retracted_two_updates"))
        assert [(one.standing, one.source) for one in found] == [
            (Standing.CONCERN, "Crossref"),
            (Standing.RETRACTED, "Retraction Watch"),
            (Standing.RETRACTED, "Crossref"),
        ]
        assert strongest(found).doi == "10.1001/jamapediatrics.2018.3747"

    @pytest.mark.parametrize("number", range(1, 6))
    def test_names_nothing_of_a_sound_study(self, number):
        assert crossref.notices_of(work(str(number))) == []

    def test_says_on_a_notice_itself_what_it_is_about_which_does_not_count(self):
        assert crossref.notices_of({"title": ["Retraction: A trial"], "update-to": [{}]}) == []

    @pytest.mark.parametrize(
        ("kind", "standing"),
        [
            ("correction", Standing.CORRECTED),
            ("erratum", Standing.CORRECTED),
            ("withdrawal", Standing.WITHDRAWN),
            ("removal", Standing.WITHDRAWN),
            ("partial_retraction", Standing.CONCERN),
            ("Expression-of-Concern", Standing.CONCERN),
        ],
    )
    def test_has_other_kinds(self, kind, standing):
        assert [one.standing for one in crossref.notices_of({"updated-by": [{"type": kind}]})] == [
            standing
        ]

    def test_has_kinds_that_are_no_notices(self):
        assert crossref.notices_of({"updated-by": [{"type": "new_version"}, {}, None]}) == []

    @pytest.mark.parametrize(
        "updated", [None, {}, {"date-parts": []}, {"date-parts": [[None]]}, {"date-parts": "x"}]
    )
    def test_may_know_no_day(self, updated):
        answer = {"updated-by": [{"type": "retraction", "updated": updated}]}
        assert crossref.notices_of(answer)[0].on is None


class TestPubMed:
    def test_names_a_retraction_in_its_summary(self):
        summary = json.loads((DATA / "pubmed_esummary_retracted.json").read_text())
        found = pubmed.notices_of_summary(summary["result"]["23432189"])
        assert {one.standing for one in found} == {Standing.RETRACTED}

    def test_names_the_notice_in_its_full_record(self):
        text = (DATA / "pubmed_efetch_retracted.xml").read_text()
        found = pubmed.notices_of_article(ElementTree.fromstring(text)[0])
        assert strongest(found).doi == "10.1056/nejmc1806491"
        assert len(found) == 2  # the reference, and the publication type

    def test_names_nothing_of_a_sound_study(self):
        text = (DATA / "pubmed_efetch_1.xml").read_text()
        assert pubmed.notices_of_article(ElementTree.fromstring(text)[0]) == []

    @pytest.mark.parametrize("kind", ["Retraction of", "Erratum for", "Comment in", "", None])
    def test_links_other_things_too(self, kind):
        assert pubmed.notices_of_summary({"references": [{"reftype": kind}]}) == []

    def test_calls_the_notice_itself_by_another_type(self):
        assert pubmed.notices_of_summary({"pubtype": ["Retraction Notice"]}) == []

    def test_tells_corrections_and_concerns_from_retractions(self):
        references = [{"reftype": "Erratum in"}, {"reftype": "Expression of concern in"}]
        found = pubmed.notices_of_summary({"references": references})
        assert [one.standing for one in found] == [Standing.CORRECTED, Standing.CONCERN]


class TestATitle:
    @pytest.mark.parametrize(
        ("title", "standing"),
        [
            ("RETRACTED: A trial", Standing.RETRACTED),
            ("Retracted Article: A trial", Standing.RETRACTED),
            ("[Retracted]: A trial", Standing.RETRACTED),
            ("<b>RETRACTED</b>: A trial", Standing.RETRACTED),
            ("WITHDRAWN: A trial", Standing.WITHDRAWN),
        ],
    )
    def test_may_be_marked(self, title, standing):
        assert [one.standing for one in titles.notices_of(title, "Crossref")] == [standing]
        assert titles.without_mark("RETRACTED: A trial") == "A trial"

    @pytest.mark.parametrize(
        "title",
        ["Retracted papers in medicine: a review", "Retraction: A trial", "RETRACTED", "", "A"],
    )
    def test_may_speak_of_retraction_without_being_retracted(self, title):
        assert titles.notices_of(title, "Crossref") == []
        assert titles.without_mark(title) == title


class TestJudgement:
    def test_of_nothing_is_nothing(self):
        assert strongest([]) is None

    @pytest.mark.parametrize(
        "notices", list(permutations([CORRECTED, CONCERN_IN_MAY, RETRACTED_IN_JUNE]))
    )
    def test_lets_the_strongest_win_in_whatever_order(self, notices):
        assert strongest(notices) == RETRACTED_IN_JUNE

    def test_takes_a_correction_for_a_correction(self):
        assert strongest([CORRECTED]).standing == Standing.CORRECTED

    @pytest.mark.parametrize(
        "notices", list(permutations([CONCERN_IN_MAY, RETRACTED_IN_JUNE, REINSTATED_IN_JULY]))
    )
    def test_ends_a_retraction_with_a_reinstatement(self, notices):
        assert strongest(notices) == REINSTATED_IN_JULY

    def test_keeps_a_correction_of_a_reinstated_paper(self):
        assert strongest([CORRECTED, RETRACTED_IN_JUNE, REINSTATED_IN_JULY]) == CORRECTED

    def test_lets_a_later_retraction_end_a_reinstatement(self):
        again = Notice(Standing.RETRACTED, "10.1/again", date(2019, 1, 1))
        assert strongest([RETRACTED_IN_JUNE, REINSTATED_IN_JULY, again]) == again

    def test_lets_nothing_end_a_retraction_without_a_day(self):
        undated = Notice(Standing.RETRACTED, source="PubMed")
        assert strongest([undated, REINSTATED_IN_JULY]) == undated

    def test_prefers_the_notice_that_says_most(self):
        undated = Notice(Standing.RETRACTED, source="PubMed")
        assert strongest([undated, RETRACTED_IN_JUNE]) == RETRACTED_IN_JUNE


class TestTheRetractionWatchFile:
    def rows(self, content=None):
        if content is None:
            content = (DATA / "retraction_watch_sample.csv").read_bytes()
        return list(retraction_watch.rows(io.BytesIO(content)))

    def about(self, doi, rows=None):
        return [row.notice for row in rows or self.rows() if row.doi == doi]

    def test_names_retractions_with_day_and_reason(self):
        assert self.about("10.1056/nejmoa1200303") == [
            Notice(
                Standing.RETRACTED,
                "10.1056/nejmc1806491",
                date(2018, 6, 13),
                "Error in Methods; Retract and Replace",
                "Retraction Watch",
            )
        ]

    def test_has_rows_without_a_notice_s_doi(self):
        assert {notice.doi for notice in self.about("10.1001/jama.293.9.1082")} == {""}

    def test_leaves_out_rows_about_nothing_that_can_be_found(self):
        assert len(self.rows()) == 19  # one of 20 has neither DOI nor PubMed number

    def test_names_both_notices_of_a_reinstated_paper(self):
        assert strongest(self.about("10.5555/example.2")).standing == Standing.OK

    def test_tells_withdrawn_and_corrected_papers_from_retracted_ones(self):
        assert self.about("10.5555/example.4")[0].standing == Standing.WITHDRAWN
        assert self.about("10.5555/example.5")[0].standing == Standing.CORRECTED

    def test_may_be_latin_1_in_places_and_begin_with_a_mark(self):
        content = (DATA / "retraction_watch_sample.csv").read_bytes()
        broken = b"\xef\xbb\xbf" + content.replace("Núñez".encode(), "Núñez".encode("latin-1"), 3)
        assert self.rows(broken) == self.rows()

    @pytest.mark.parametrize(
        ("content", "sentence"),
        [
            (b"", "no column OriginalPaperDOI"),
            (b"<!doctype html><title>Not found</title>", "no column OriginalPaperDOI"),
            (b"a,b\r\n1,2\r\n", "no column OriginalPaperDOI"),
        ],
    )
    def test_may_be_another_file(self, content, sentence):
        with pytest.raises(UnreadableFileError, match=sentence):
            self.rows(content)

    def test_with_a_field_without_end_is_refused(self):
        head = (DATA / "retraction_watch_sample.csv").read_bytes().split(b"\r\n")[0]
        with pytest.raises(UnreadableFileError, match="Line"):
            self.rows(head + b'\r\n"' + b"x" * 200_000)

    @pytest.mark.parametrize("day", ["", "0", "13/45/2020", "1/1/1900 0:00", "soon"])
    def test_may_know_no_day(self, day):
        content = (DATA / "retraction_watch_sample.csv").read_bytes()
        changed = content.replace(b"6/13/2018 0:00", day.encode())
        assert self.about("10.1056/nejmoa1200303", self.rows(changed))[0].on is None

    @given(st.binary(max_size=400))
    def test_of_any_bytes_gives_rows_or_a_sentence(self, junk):
        content = (DATA / "retraction_watch_sample.csv").read_bytes()
        for changed in (junk, content[:400] + junk + content[400:]):
            try:
                self.rows(changed)
            except UnreadableFileError as error:
                assert str(error).endswith(".")  # noqa: PT017 - either outcome is right
