"""Libraries of references become studies: `manage.py import_studies` and `export_studies`."""

import csv
import io

import pytest
from django.core.management import CommandError, call_command
from wagtail.search.backends import get_search_backend

from blog.evidence import importing
from blog.evidence.importing import Row
from blog.evidence.report import write_report
from blog.models import Study
from blog.studies.formats import write
from tests.factories import StudyFactory

pytestmark = pytest.mark.django_db


def item(number, **more):
    return {
        "type": "article-journal",
        "title": f"Trial number {number}",
        "author": [{"family": "Lu", "given": "Weidong"}],
        "issued": {"date-parts": [[2019, 11]]},
        "DOI": f"10.5555/trial.{number}",
        **more,
    }


@pytest.fixture
def run(tmp_path):
    """Import a text and return the rows of the report as dicts."""

    def run_import(text, name="library.ris", **options):
        path, report = tmp_path / name, tmp_path / "report.csv"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        call_command("import_studies", path, report=report, stdout=io.StringIO(), **options)
        with report.open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    return run_import


@pytest.mark.parametrize("format", ["ris", "bibtex", "nbib", "csl-json"])
def test_a_library_becomes_studies_that_say_where_they_came_from(run, format):
    rows = run(write([item(1, PMID="77"), item(2)], format))
    assert [row["outcome"] for row in rows] == ["created", "created"]
    first = Study.objects.get(doi="10.5555/trial.1")
    assert (first.title, first.pmid, first.source) == ("Trial number 1", "77", format)
    assert first.obtained_at
    assert first.source_record["DOI"] == "10.5555/trial.1"


def test_the_report_has_a_line_for_each_record(run, tmp_path):
    StudyFactory(doi="10.5555/trial.1")
    text = write([item(1), item(2, PMID="77")], "ris") + "TY  - JOUR\nDO  - 10.5555/x\nER  - \n"
    rows = run(text)
    assert list(rows[0]) == ["file", "position", "outcome", "reason", "doi", "pmid", "title"]
    assert [(row["position"], row["outcome"]) for row in rows] == [
        ("1", "matched"),
        ("2", "created"),
        ("3", "refused"),
    ]
    assert rows[0]["file"] == str(tmp_path / "library.ris")
    assert rows[1]["doi"] == "10.5555/trial.2"
    assert (rows[1]["pmid"], rows[1]["title"]) == ("77", "Trial number 2")
    assert rows[2]["reason"] == "The record has no title."


def test_a_second_run_changes_nothing(run):
    text = write([item(number) for number in range(5)], "bibtex")
    run(text)
    before = list(Study.objects.order_by("pk").values())
    assert {row["outcome"] for row in run(text)} == {"matched"}
    assert list(Study.objects.order_by("pk").values()) == before


def test_what_staff_typed_is_never_overwritten(run):
    study = StudyFactory(doi="10.5555/trial.1", title="As staff typed it", volume="")
    run(write([item(1, volume="9")], "ris"))
    study.refresh_from_db()
    assert (study.title, study.volume) == ("As staff typed it", "")


def test_a_record_twice_in_one_file_is_created_once(run):
    rows = run(write([item(1), item(1), {**item(1), "DOI": "10.5555/other"}], "ris"))
    assert [row["outcome"] for row in rows] == ["created", "matched", "created"]
    assert Study.objects.count() == 2


def test_identifiers_of_two_studies_are_refused_by_name(run):
    StudyFactory(title="One trial", doi="10.5555/trial.1")
    StudyFactory(title="Another trial", pmid="77")
    (row,) = run(write([item(1, PMID="77")], "ris"))
    assert row["outcome"] == "refused"
    assert "“One trial” and “Another trial”" in row["reason"]


def test_imported_studies_are_found_by_search(run):
    run(write([item(1, title="Needles for numb feet")], "ris"))
    assert [study.title for study in Study.objects.all()] == ["Needles for numb feet"]
    assert get_search_backend().search("numb", Study).count() == 1


def test_a_title_that_looks_like_a_formula_is_text_in_the_report():
    file = io.StringIO()
    write_report(file, [Row("f.ris", 1, "created", "", title='=HYPERLINK("http://a.example")')])
    assert file.getvalue().splitlines()[1].startswith("f.ris,1,created,,,,\"'=HYPERLINK(")


def test_a_stop_half_way_leaves_whole_records_and_a_second_run_finishes(run, monkeypatch):
    monkeypatch.setattr(importing, "BATCH", 2)
    text = write([item(number) for number in range(5)], "ris")
    whole = importing.new_study

    def stops_at_the_fourth(found, *rest):
        if found["DOI"] == "10.5555/trial.3":
            raise KeyboardInterrupt
        return whole(found, *rest)

    monkeypatch.setattr(importing, "new_study", stops_at_the_fourth)
    with pytest.raises(KeyboardInterrupt):
        run(text)
    assert Study.objects.count() == 2
    monkeypatch.setattr(importing, "new_study", whole)
    outcomes = [row["outcome"] for row in run(text)]
    assert outcomes == ["matched", "matched", "created", "created", "created"]


def test_queries_grow_with_batches_not_with_records(run, django_assert_max_num_queries):
    text = write([item(number) for number in range(60)], "ris")
    run(write([item(99)], "ris"))
    with django_assert_max_num_queries(15):
        run(text)
    assert Study.objects.count() == 61


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("missing.ris", None, "cannot be read: No such file"),
        ("large.ris", b"x" * 20_000_001, "larger than 20 MB"),
    ],
)
def test_a_file_that_cannot_be_read_is_said_before_anything_is_saved(
    tmp_path, name, content, sentence
):
    good = tmp_path / "good.ris"
    good.write_text(write([item(1)], "ris"))
    if content:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(CommandError, match=sentence):
        call_command("import_studies", good, tmp_path / name)
    assert not Study.objects.exists()


def test_a_file_of_something_else_is_refused_in_a_sentence(run):
    (row,) = run(b"%PDF-1.7 \x00\x01", name="paper.pdf")
    assert row["reason"] == "This is not RIS, BibTeX, PubMed (.nbib) or CSL-JSON."


@pytest.mark.parametrize("format", ["ris", "bibtex", "csl"])
def test_what_is_exported_imports_again_to_equal_records(run, tmp_path, format):
    first = {**item(1), "title": "Was {Müller} right? 100% <b>", "page": "12-34", "volume": "3"}
    run(write([first, item(2)], "csl-json"))
    before = [study.item for study in Study.objects.order_by("pk")]
    out = tmp_path / "all"
    call_command("export_studies", format=format, out=out)
    Study.objects.all().delete()
    run(out.read_bytes())
    assert [study.item for study in Study.objects.order_by("pk")] == before


def test_references_are_printed_one_a_line(capsys):
    StudyFactory(title="A trial", journal_abbreviation="Oncologist", doi="10.5555/a")
    StudyFactory(title="Another", doi=None, url="https://a.example/")
    call_command("export_studies", format="text")
    first, second = capsys.readouterr().out.splitlines()
    assert first == "Lu W, Giobbie-Hurder A. A trial. Oncologist. 2020. doi:10.5555/a"
    assert second.endswith("https://a.example/")


def test_an_export_that_cannot_be_written_is_said(tmp_path):
    with pytest.raises(CommandError, match="cannot be written"):
        call_command("export_studies", format="ris", out=tmp_path / "no" / "folder.ris")
