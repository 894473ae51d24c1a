"""Hostile files: refused records, never an exception, in little time and memory.

`FUZZ_CASES=100000` tries that many made files a format.
"""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings

from blog.studies.csl import clean_item
from blog.studies.formats import FORMATS, decode, read, recognise
from tests.hostile_files import BYTES, TEXTS

ROOT = Path(__file__).resolve().parents[4]


def all_kept_or_refused(entries):
    entries = list(entries)
    assert entries
    assert [entry.position for entry in entries] == list(range(1, len(entries) + 1))
    for entry in entries:
        assert (entry.item is None) == bool(entry.reason)
        if entry.item:
            assert clean_item(entry.item) == entry.item
    return True


@pytest.mark.parametrize("format", FORMATS)
@settings(settings.get_profile("fuzz"), deadline=2000)
@given(text=TEXTS)
def test_any_text_is_kept_or_refused_by_each_reader(format, text):
    assert all_kept_or_refused(read(text, format))


@settings(settings.get_profile("fuzz"), deadline=2000)
@given(data=BYTES)
def test_any_bytes_are_kept_or_refused(data):
    assert all_kept_or_refused(read(data))
    assert recognise(decode(data)) in {"", *FORMATS}


def test_files_made_by_hand_take_at_most_two_seconds_and_256_megabytes_each():
    """Each is read in a process of its own, which the system stops beyond those limits."""
    child = subprocess.run(
        [sys.executable, "-m", "tests.read_hostile_files"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert child.stdout.splitlines()[-1:] == ["every file was kept or refused"], child.stdout
