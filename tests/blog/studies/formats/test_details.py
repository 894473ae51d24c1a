"""What each format writes in more than one way, and what is made of it."""

import pytest

from blog.studies.formats import decode, read, recognise, write
from blog.studies.formats.dates import date_parts
from blog.studies.formats.latex import decoded, encoded


def one(text, format=""):
    (entry,) = read(text, format)
    assert entry.reason == ""
    return entry.item


def ris(*lines):
    return one("\n".join(["TY  - JOUR", "TI  - A trial", *lines, "ER  - "]))


def bibtex(fields, before=""):
    return one(f"{before}@article{{key, title = {{A trial}}, {fields}}}")


def nbib(*lines):
    return one("\n".join(["PMID- 1", "TI  - A trial.", *lines]))


class TestRis:
    @pytest.mark.parametrize(
        ("lines", "name", "value"),
        [
            (["SP  - 858", "EP  - 66"], "page", "858-866"),
            (["SP  - e12"], "page", "e12"),
            (["SP  - 133-149", "EP  - 149"], "page", "133-149"),
            (["M3  - doi:10.1001/ABC"], "DOI", "10.1001/abc"),
            (["N1  - A note", "N1  - doi: 10.1001/abc"], "DOI", "10.1001/abc"),
            (["UR  - https://doi.org/10.1001/abc"], "DOI", "10.1001/abc"),
            (["AN  - 123"], "PMID", "123"),
            (["AN  - 123", "DB  - Embase"], "PMID", None),
            (["T2  - Annals &amp; Acta"], "container-title", "Annals & Acta"),
            (["JO  - Pain Med"], "container-title", "Pain Med"),
            (["JF  - Pain Medicine", "JA  - Pain Med."], "container-title-short", "Pain Med"),
            (["PY  - 2019", "DA  - 2019/11/03/"], "issued", {"date-parts": [[2019, 11, 3]]}),
            (["PY  - 2019", "DA  - 2020/01/01"], "issued", {"date-parts": [[2019]]}),
            (["XX  - unknown", "A stray line", "VL  - 3"], "volume", "3"),
            (["VL  - 3", "VL  - 4"], "volume", "3"),
            (["AU  - WHO"], "author", [{"literal": "WHO"}]),
        ],
    )
    def test_a_record_is_understood(self, lines, name, value):
        assert ris(*lines).get(name) == value

    def test_a_record_without_its_end_ends_where_the_next_begins(self):
        text = "Licence text\n\nTY  - JOUR\nTI  - One\nTY  - BOOK\nTI  - Two\nER  -"
        assert [entry.item["title"] for entry in read(text)] == ["One", "Two"]

    def test_a_bad_record_does_not_spoil_its_neighbours(self):
        text = write([{"type": "book", "title": "Good"}], "ris")
        bad = "TY  - JOUR\nTI  - Bad\nDO  - n/a\nER  - \n"
        entries = list(read(text + bad + text))
        assert [bool(entry.item) for entry in entries] == [True, False, True]
        assert entries[1].reason == "“n/a” is not a DOI: one begins with “10.”."


class TestBibtex:
    @pytest.mark.parametrize(
        ("fields", "name", "value"),
        [
            ('journal = "Pain" # " Medicine"', "container-title", "Pain Medicine"),
            ("journal = pm", "container-title", "Pain Medicine"),
            ("year = 2019, month = nov", "issued", {"date-parts": [[2019, 11]]}),
            ("year = 2019, month = {November}", "issued", {"date-parts": [[2019, 11]]}),
            ("date = {2019-11-03}", "issued", {"date-parts": [[2019, 11, 3]]}),
            ("pages = {164--179}", "page", "164-179"),
            ("eid = {m697}", "page", "m697"),
            ("doi = {10.1002/a\\_b}", "DOI", "10.1002/a_b"),
            ("note = {PMID: 28631003}", "PMID", "28631003"),
            ("subtitle = {Of needles}", "title", "A trial: Of needles"),
            ("author = {M{\\\"u}ller, Jos\\'e}", "author", [{"family": "Müller", "given": "José"}]),
            (
                "author = {Ludwig van Beethoven and {WHO and Co} and others}",
                "author",
                [
                    {"family": "van Beethoven", "given": "Ludwig"},
                    {"literal": "WHO and Co"},
                    {"literal": "et al"},
                ],
            ),
            (
                "author = {King, Jr, Martin}",
                "author",
                [{"family": "King", "given": "Martin", "suffix": "Jr"}],
            ),
        ],
    )
    def test_an_entry_is_understood(self, fields, name, value):
        macro = "@string{pm = {Pain Medicine}}\n@comment{none}\n"
        assert bibtex(fields, macro).get(name) == value

    def test_an_unclosed_entry_does_not_spoil_its_neighbours(self):
        good = "@book{a, title = {{Good} one}}\n"
        entries = list(read(f"{good}@book{{b, title = {{Bad\n{good}"))
        assert [entry.item and entry.item["title"] for entry in entries] == [
            "Good one",
            None,
            "Good one",
        ]
        assert entries[1].reason.startswith("The entry is not closed")


class TestNbib:
    @pytest.mark.parametrize(
        ("lines", "name", "value"),
        [
            (["PG  - 2292-302"], "page", "2292-2302"),
            (["LID - m697 [pii]"], "page", "m697"),
            (["AID - S1 [pii]", "AID - 10.1093/X [doi]"], "DOI", "10.1093/x"),
            (["LID - 10.1093/pm/x [doi]"], "DOI", "10.1093/pm/x"),
            (["DP  - 2019 Nov-Dec"], "issued", {"date-parts": [[2019, 11]]}),
            (["DP  - 2019 Winter"], "issued", {"date-parts": [[2019]]}),
            (["PMC - PMC123"], "PMCID", "PMC123"),
            (["AU  - Smith JA Jr"], "author", [{"family": "Smith", "given": "JA", "suffix": "Jr"}]),
            (
                ["FAU - Chao, Maria T", "AU  - Chao MT", "CN  - ACTIVE Group"],
                "author",
                [{"family": "Chao", "given": "Maria T"}, {"literal": "ACTIVE Group"}],
            ),
        ],
    )
    def test_a_record_is_understood(self, lines, name, value):
        assert nbib(*lines).get(name) == value

    def test_a_long_title_goes_on_in_the_next_line(self):
        assert one("PMID- 1\nTI  - A trial of \n      needles.\n")["title"] == "A trial of needles"

    def test_what_it_says_of_a_retraction_is_not_lost(self):
        text = "PMID- 1\nTI  - A.\nPT  - Retracted Publication\nRIN - J Pain. 2020;1:2\n"
        (entry,) = read(text)
        assert entry.notices == {
            "PT": ["Retracted Publication"],
            "RIN": ["J Pain. 2020;1:2"],
        }


class TestCslJson:
    @pytest.mark.parametrize(
        "text", ['[{"title": "A"}]', '{"title": "A"}', '{"items": [{"title": "A"}]}']
    )
    def test_a_list_an_item_and_zoteros_export_are_read(self, text):
        assert one(text)["title"] == "A"

    def test_a_bad_item_does_not_spoil_its_neighbours(self):
        entries = list(read('[{"title": "A"}, {"title": }, 3, {"title": "B"}]'))
        assert [entry.reason for entry in entries] == [
            "",
            "The record is not valid JSON.",
            "This is not a record: a record has named fields.",
            "",
        ]


class TestEncodings:
    @pytest.mark.parametrize(
        "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "latin-1"]
    )
    def test_accents_survive(self, encoding):
        text = "TY  - JOUR\r\nTI  - Müller’s trial\r\nER  - \r\n"
        if encoding == "latin-1":
            text = text.replace("’", "")
        item = one(text.encode(encoding))
        assert item["title"].startswith("Müller")
        assert recognise(decode(text.encode(encoding))) == "ris"

    def test_nothing_is_said_to_hold_nothing(self):
        (entry,) = read(b"")
        assert entry.reason == "This is not RIS, BibTeX, PubMed (.nbib) or CSL-JSON."
        (entry,) = read("@comment{x}")
        assert entry.reason == "The file holds no record."


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"{\"u} \'{e} \c{c} \v s {\ss} \o{} {\'\i}", "ü é ç š ß ø í"),
        (r"50\% \& \textit{more} $\alpha$ --- ``so''", "50% & more α — “so”"),
        (r"{{Double}} {b}races~here", "Double braces here"),
    ],
)
def test_latex_becomes_text(latex, text):
    assert decoded(latex) == text


def test_text_becomes_latex_in_ascii():
    assert encoded("Müller & Łoś") == r"M{\"{u}}ller \& {\L}o{\'{s}}"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("2017/03//", [2017, 3]),
        ("2018/05/01/", [2018, 5, 1]),
        ("3 November 2019", [2019, 11, 3]),
        ("2019 Nov 1", [2019, 11, 1]),
        ("no date", []),
        ("0000/00/00", []),
    ],
)
def test_a_date_is_read_as_far_as_it_goes(text, parts):
    assert date_parts(text) == parts
