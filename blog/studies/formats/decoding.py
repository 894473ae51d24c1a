"""Bytes of a reference file to text. No bytes are refused: what is no record is refused later."""

import codecs

# A byte order mark and the encoding it stands for; UTF-32 begins like UTF-16, so it comes first.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decode(data):
    """Return the text of bytes in UTF-8 or UTF-16, with or without a mark, or in Windows-1252.

    Line ends become `\\n`. Bytes that the encoding does not know become U+FFFD.
    """
    text = data.decode(_encoding(data), errors="replace").removeprefix("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _encoding(data):
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    beginning = data[:2000]
    # Tags and punctuation are ASCII, so in UTF-16 every second byte of a beginning is NUL.
    if beginning[1::2].count(0) > len(beginning) // 3:
        return "utf-16-le"
    if beginning[::2].count(0) > len(beginning) // 3:
        return "utf-16-be"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"
