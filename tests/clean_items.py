"""Clean CSL-JSON items for property tests, as bibliographies and as nasty as they come."""

from hypothesis import strategies as st

from blog.studies.csl import TYPES, RefusedError, clean_item

# Letters, accents, other scripts, and every sign that a format gives a meaning to.
SIGNS = "abcXYZ 019éüøßłŽçñİﬁβ–—’“中文ية\u200d{}\\\"'`~^$&%#_@,;:.-/<>()[]=|*!?"
TEXT = st.text(st.sampled_from(SIGNS), max_size=40) | st.text(max_size=25)
WORDS = st.sampled_from(
    [
        *("and", "others", "et al", "Jr", "van der", "@article{x,", "TY  - JOUR", "PMID- 1"),
        *(
            "&amp;",
            "&lt;b&gt;",
            "<script>alert(1)</script>",
            "--",
            "''",
            "\\textbf{x}",
            "{a}",
            "a,b",
        ),
    ]
)
PHRASE = st.lists(TEXT | WORDS, max_size=4).map(" ".join)
NAME = st.fixed_dictionaries(
    {"family": PHRASE}, optional={"given": PHRASE, "suffix": st.sampled_from(["Jr", "3rd"])}
) | st.fixed_dictionaries({"literal": PHRASE})
DATE = st.tuples(
    st.integers(1000, 2200), st.integers(1, 12), st.integers(1, 31), st.integers(1, 3)
).map(lambda parts: {"date-parts": [list(parts[: parts[3]])]})
DOI_PATH = st.text(st.sampled_from("abc019.-_;:()<>/{}\\%~#&"), min_size=1, max_size=30)


def _cleaned(raw):
    try:
        return clean_item(raw)
    except RefusedError:
        return None


ITEMS = (
    st.fixed_dictionaries(
        {"type": st.sampled_from(TYPES), "title": PHRASE},
        optional={
            "author": st.lists(NAME, max_size=5),
            "issued": DATE,
            "container-title": PHRASE,
            "container-title-short": PHRASE,
            "publisher": PHRASE,
            "volume": st.integers(1, 999).map(str) | st.text(max_size=8),
            "issue": st.integers(1, 99).map(str) | st.text(max_size=8),
            "page": st.from_regex(r"[eS]?[0-9]{1,5}(-[eS]?[0-9]{1,5})?", fullmatch=True) | TEXT,
            "DOI": DOI_PATH.map(lambda path: f"10.5555/{path}"),
            "PMID": st.integers(1, 99_999_999).map(str),
            "PMCID": st.integers(1, 99_999_999).map(str),
            "URL": DOI_PATH.map(lambda path: f"https://journal.example/{path}"),
            "language": st.sampled_from(["en", "de", "fa", "sv", "pt-BR"]),
        },
    )
    .map(_cleaned)
    .filter(bool)
)
