"""Files on disk to text."""

import codecs
from pathlib import Path

from .errors import (
    EncodingUnknown,
    FileBinary,
    FileEmpty,
    FileMissing,
    FileTooLarge,
    FileUnreadable,
    FolderEmpty,
)

LARGEST_MEGABYTES = 10
SUFFIXES = {".txt", ".html", ".htm"}
HTML_SUFFIXES = {".html", ".htm"}
HTML_BEGINNINGS = ("<!doctype html", "<html")
# PDF, ZIP (Word, Pages), old Word, RTF, gzip; pictures are found by their control characters.
SIGNATURES = (b"%PDF-", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf", b"\x1f\x8b")
CONTROLS = frozenset(range(32)) - frozenset(b"\t\n\v\f\r\x1a\x1b")


def posts_at(path):
    """Return the files to import at a path: the file itself, or a folder's posts by name.

    Raises FileMissing or FolderEmpty.
    """
    path = Path(path)
    if path.is_dir():
        files = sorted(file for file in path.iterdir() if file.suffix.lower() in SUFFIXES)
        if not files:
            raise FolderEmpty
        return files
    if not path.exists():
        raise FileMissing
    return [path]


def read_text(path):
    """Return the text of a file. Raises a reason of `errors` that begins with File or Encoding."""
    path = Path(path)
    try:
        if path.exists() and not path.is_file():
            raise FileBinary
        if path.stat().st_size > LARGEST_MEGABYTES * 1_000_000:
            raise FileTooLarge(LARGEST_MEGABYTES)
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise FileMissing from error
    except OSError as error:
        raise FileUnreadable(error.strerror) from error
    return decode(data)


def decode(data):
    """Return the text of bytes in UTF-8 or UTF-16, with or without a mark, or in Windows-1252.

    Raises FileEmpty, FileBinary or EncodingUnknown.
    """
    if data.startswith(SIGNATURES):
        raise FileBinary
    encoding = _utf16_encoding(data)
    if encoding is None and not CONTROLS.isdisjoint(data):
        raise FileBinary
    for name in [encoding] if encoding else ["utf-8-sig", "cp1252"]:
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        text = text.removeprefix("\ufeff")
        if not text.strip():
            raise FileEmpty
        if "\x00" in text:
            raise FileBinary
        return text
    raise EncodingUnknown


def _utf16_encoding(data):
    """Return the name of the UTF-16 encoding, or None.

    Without a mark, text in a Western language shows by its NUL bytes: nearly every second byte.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    sample = data[:2000]
    if len(sample) < 4 or len(data) % 2:
        return None
    half = len(sample) // 2
    for name, offset in (("utf-16-le", 1), ("utf-16-be", 0)):
        if sample[offset::2].count(0) > 0.7 * half and sample[1 - offset :: 2].count(0) == 0:
            return name
    return None


def is_html(path, text):
    """Return True if a file is a saved page, by its name or by how it begins."""
    beginning = text[:200].lstrip().lower()
    return Path(path).suffix.lower() in HTML_SUFFIXES or beginning.startswith(HTML_BEGINNINGS)
