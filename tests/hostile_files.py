"""Reference files that mean harm or are broken: by hand, and made at random."""

from itertools import pairwise

from hypothesis import strategies as st

MEGABYTES = 1_000_000
BIG = 10 * MEGABYTES

# What the formats are made of, to be put together in wrong ways.
PIECES = st.sampled_from(
    [
        *("TY  - JOUR\n", "TI  - ", "AU  - ", "PY  - ", "DA  - ", "SP  - ", "EP  - ", "ER  - \n"),
        *(
            "PMID- 1\n",
            "FAU - ",
            "AU  - ",
            "DP  - ",
            "PG  - 2292-302\n",
            "      ",
            "AID - 10.1/x [doi]\n",
        ),
        *(
            "@article{",
            "@string{",
            "@comment{",
            "title = ",
            "author = {",
            "year = 2019",
            " # ",
            "and ",
        ),
        *("{", "}", '"', "\\", "\\'", '\\"{', "\\c", ",", "=", "--", "~", "$", "%", "#"),
        *(
            '[{"title": "',
            '"}]',
            '{"items": [',
            '"author": [{"family": "',
            "null",
            "1e999",
            "[[",
            "]]",
        ),
        *('"issued": {"date-parts": [[', "9" * 5000, "\\u0000", "\\ud800", ": ", "&#x0;", "&amp;"),
        *(
            "\x00",
            "\ufeff",
            "\u202e",
            "\ud7ff",
            "\r",
            "\n",
            "\t",
            "\x1f",
            "<script>alert(1)</script>",
        ),
        *("10.1234/abc", "x" * 3000, "٣٤", "²", "é", "𝒳"),
    ]
)
TEXTS = st.lists(PIECES | st.text(max_size=8), max_size=30).map("".join)
ENCODINGS = st.sampled_from(["utf-8", "utf-16", "utf-16-le", "utf-32", "cp1252", "latin-1"])
BYTES = st.binary(max_size=200) | st.tuples(TEXTS, ENCODINGS).map(
    lambda made: made[0].encode(made[1], errors="ignore")
)


def by_hand():
    """Give `(name, bytes)` of files that would hang or fill a careless reader."""
    yield "ris: one line of 10 MB", b"TY  - JOUR\nTI  - " + b"x" * BIG
    yield "ris: 3 million stray lines", b"TY  - JOUR\nTI  - x\n" + b"ab\n" * (BIG // 3)
    yield "ris: a million authors", b"TY  - JOUR\nTI  - x\n" + b"AU  - a\n" * MEGABYTES
    yield "ris: a million types", b"TY  - \n" * MEGABYTES
    yield "ris: blanks", b"TY  - JOUR\nTI  - x" + b" " * BIG
    yield "ris: entities", b"TY  - JOUR\nTI  - " + b"&amp;" * (BIG // 5)
    yield "ris: markup in markup", b"TY  - JOUR\nTI  - " + b"<i" * 3000 + b">" * 3000
    yield "nbib: continued for 10 MB", b"PMID- 1\nTI  - x\n" + b"      y\n" * (BIG // 8)
    yield "nbib: a million records", b"PMID- 1\n\n" * MEGABYTES
    yield "bibtex: unclosed braces", b"@article{a, title={" + b"{" * BIG
    yield "bibtex: nested braces", b"@article{a, title={" + b"{" * MEGABYTES + b"}" * MEGABYTES
    yield "bibtex: unclosed entries", b"@article{a, title={x \n" * 400_000
    yield "bibtex: unclosed entries in one line", b"@article{a, title={x " * 400_000
    yield "bibtex: quotes", b'@article{a, title="' + b'{"' * (BIG // 2)
    yield "bibtex: accents", b"@article{a, title={" + b"\\'{e} " * (BIG // 6) + b"}}"
    yield "bibtex: backslashes", b"@article{a, title={" + b"\\" * BIG
    yield "bibtex: ats", b"@" * BIG
    yield "bibtex: ands", b"@article{a, title={x}, author={" + b"a and " * (BIG // 6) + b"}}"
    yield "bibtex: braces in names", b"@book{a, title={x}, author={" + b"{a} " * 200_000 + b"}}"
    letters = [chr(ord("a") + number).encode() for number in range(26)]
    bombs = (b"@string{%s = %s # %s}\n" % (b, a, a) for a, b in pairwise(letters))
    yield (
        "bibtex: macros of macros",
        b"@string{a = {xxxxxxxxxx}}\n" + b"".join(bombs) + (b"@article{k, title = z # z # z}"),
    )
    yield "bibtex: a value of many parts", b"@article{k, title = a" + b" # a" * MEGABYTES
    yield "csl-json: open brackets", b"[{" + b"[" * BIG
    yield "csl-json: nested", b'[{"a":' + b"[" * MEGABYTES + b"]" * MEGABYTES + b"}]"
    yield "csl-json: millions of empty items", b"[" + b"{}," * (BIG // 3) + b"{}]"
    yield "csl-json: an item of empty lists", b'[{"a": [' + b"[]," * (BIG // 3) + b"[]]}]"
    yield "csl-json: an open string", b'[{"title": "' + b"x" * BIG
    yield "csl-json: escaped quotes", b'[{"title": "' + b'\\"' * (BIG // 2)
    yield "csl-json: a number of 10 MB", b'[{"title": ' + b"9" * BIG + b"}]"
    yield "csl-json: a long title", b'[{"title": "' + b"<" * 900_000 + b'"}]'
    yield "nothing", b""
    yield "NULs", b"\0" * BIG
    yield "any bytes", bytes(range(256)) * (BIG // 256)
    yield "UTF-16 cut in half", "TY  - JOUR\nTI  - x".encode("utf-16") * 100_000 + b"\0"
    yield "a picture", b"\x89PNG\r\n\x1a\n" + b"\0\1\2\3" * 1000
    yield "larger than any library", b"TY  - JOUR\n" * (25 * MEGABYTES // 11)
