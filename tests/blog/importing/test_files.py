"""Files to text: encodings, and what is refused."""

import os
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blog.importing import files
from blog.importing.errors import (
    EncodingUnknown,
    FileBinary,
    FileEmpty,
    FileMissing,
    FileTooLarge,
    FolderEmpty,
    ImportRefused,
)

TEXT = "Title – “quoted”\n\nIt’s déjà vu: 5 £."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_is_read_in_each_encoding(encoding):
    assert files.decode(TEXT.encode(encoding)) == TEXT


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_read_without_a_mark(encoding):
    text = "A title\n\nPlain Western text."
    assert files.decode(text.encode(encoding)) == text


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", FileEmpty),
        (b"\xef\xbb\xbf \n", FileEmpty),
        (b"\x89PNG\r\n\x1a\n\x00\x00", FileBinary),
        (b"%PDF-1.7 text", FileBinary),
        (b"PK\x03\x04word", FileBinary),
        (b"{\\rtf1 text}", FileBinary),
        (b"text\x00text", FileBinary),
        ("nul \x00 inside".encode("utf-16"), FileBinary),
        (b"caf\xe9 \x81\x8d", EncodingUnknown),
        (b"\xff\xfea\x00\x00", EncodingUnknown),
    ],
)
def test_what_is_no_text_is_refused(data, error):
    with pytest.raises(error):
        files.decode(data)


@given(st.binary(max_size=300))
@settings(max_examples=200, deadline=None)
def test_any_bytes_are_read_or_refused_by_name(data):
    with suppress(ImportRefused):
        assert files.decode(data).strip()


def test_a_file_of_20_megabytes_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "long.txt"
    with path.open("wb") as file:
        file.truncate(20_000_000)
    with pytest.raises(FileTooLarge):
        files.read_text(path)


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(FileMissing):
        files.posts_at(tmp_path / "none.txt")


def test_a_pipe_is_refused(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(FileBinary):
        files.read_text(tmp_path / "pipe.txt")


def test_a_folder_gives_its_posts_by_name(tmp_path):
    for name in ["b.txt", "a.HTML", "c.htm", "d.pdf"]:
        (tmp_path / name).write_text("x")
    assert [path.name for path in files.posts_at(tmp_path)] == ["a.HTML", "b.txt", "c.htm"]


def test_a_folder_without_posts_is_refused(tmp_path):
    with pytest.raises(FolderEmpty):
        files.posts_at(tmp_path)


@pytest.mark.parametrize(
    ("name", "text", "html"),
    [
        ("a.html", "text", True),
        ("a.HTM", "text", True),
        ("a.txt", "  <!DOCTYPE html><p>", True),
        ("a.txt", "a < b", False),
    ],
)
def test_a_saved_page_is_known_by_its_name_or_its_beginning(name, text, html):
    assert files.is_html(name, text) is html
