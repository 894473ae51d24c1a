"""The command that prints references. No test here may open the database, and one has none."""

import io
import json
import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

TRIAL = {
    "type": "article-journal",
    "author": [{"family": "Chao", "given": "Maria T"}],
    "title": "A trial",
    "container-title-short": "Pain Med",
    "issued": {"date-parts": [[2019]]},
    "volume": "20",
    "page": "1-12",
}
IN_AMA = "Chao MT. A trial. Pain Med. 2019;20:1-12."
IN_VANCOUVER = "Chao MT. A trial. Pain Med. 2019;20:1-12."


@pytest.fixture
def written(tmp_path):
    """Write a file and return its path: text as it is, anything else as JSON."""

    def write(content):
        path = tmp_path / "references.json"
        text = content if isinstance(content, str) else json.dumps(content)
        path.write_text(text, encoding="utf-8")
        return str(path)

    return write


def lines(path, **options):
    out = io.StringIO()
    call_command("format_references", path, stdout=out, **options)
    return out.getvalue().splitlines()


def test_each_record_becomes_a_line_in_the_order_of_the_list(written):
    second = {**TRIAL, "title": "Another\ntrial"}
    assert lines(written([TRIAL, second])) == [IN_AMA, IN_AMA.replace("A trial", "Another trial")]


def test_the_style_is_chosen(written):
    path = written([{**TRIAL, "page": "281-288"}])
    assert lines(path, style="ama")[0].endswith("281-288.")
    assert lines(path, style="vancouver")[0].endswith("281-8.")


def test_a_style_that_does_not_exist_is_refused(written):
    with pytest.raises(CommandError, match="apa"):
        call_command("format_references", written([]), "--style", "apa")


def test_a_bad_record_is_named_by_its_place_and_the_others_are_printed(written):
    out, complaints = io.StringIO(), io.StringIO()
    with pytest.raises(SystemExit) as end:
        call_command(
            "format_references", written([TRIAL, {}, 5, TRIAL]), stdout=out, stderr=complaints
        )
    assert end.value.code == 1
    assert out.getvalue() == f"{IN_AMA}\n\n\n{IN_AMA}\n"
    first, second = complaints.getvalue().splitlines()
    assert first.startswith("Record 2: ")
    assert second.startswith("Record 3: ")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("[{", "this is not JSON"),
        ("", "line 1, column 1"),
        ("5", "holds a list of records"),
        ("[" * 100_000, "too large to be read"),
        ("[" + "1" * 5000 + "]", "too large to be read"),
    ],
)
def test_a_file_that_is_no_list_is_refused_in_a_sentence_that_names_it(written, content, sentence):
    path = written(content)
    with pytest.raises(CommandError) as error:
        lines(path)
    assert str(error.value).startswith(path)
    assert sentence in str(error.value)


def test_a_file_that_is_not_there_or_not_text_is_refused(tmp_path):
    with pytest.raises(CommandError, match="No such file"):
        lines(str(tmp_path / "none.json"))
    picture = tmp_path / "picture.json"
    picture.write_bytes(b"[\xff\xfe]")
    with pytest.raises(CommandError, match="byte 2 is not UTF-8"):
        lines(str(picture))


def test_a_single_record_and_a_byte_order_mark_are_read(written):
    assert lines(written("\ufeff" + json.dumps(TRIAL))) == [IN_AMA]


def test_it_reads_standard_input_without_a_database(tmp_path):
    done = subprocess.run(
        [sys.executable, "manage.py", "format_references", "-", "--style", "vancouver"],
        cwd=settings.BASE_DIR,
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "clinic_site.settings.test",
            "DATABASE_URL": "postgres://nobody@127.0.0.1:1/none",
            "VAR_DIR": str(tmp_path),
        },
        input=json.dumps([TRIAL]),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{IN_VANCOUVER}\n", "")
