"""What no input can make the formatter do. `HYPOTHESIS_CASES` says how many are tried."""

import time
import tracemalloc
from html.parser import HTMLParser
from types import SimpleNamespace

import pytest
from django.template.loader import render_to_string
from hypothesis import example, given
from hypothesis import strategies as st

from blog.studies.csl import LONGEST
from blog.studies.references import STYLES, reference_parts, reference_text
from blog.studies.references.facts import KINDS, facts_of

SECONDS = 2
BYTES = 256 * 2**20
PAGE_TAGS = {"section", "h2", "ol", "li", "i", "a", "span", "strong"}

TEXT_FIELDS = (*LONGEST, "translated-title", "publisher-place", "edition", "medium", "genre")
MORE_FIELDS = ("section", "status", "number", "number-of-pages", "chapter-number")
FIELDS = (*TEXT_FIELDS, *MORE_FIELDS, "supplement-number")
TYPES = (*KINDS, "names", "x")
MARKUP = st.sampled_from(
    [
        "<script>alert(1)</script>",
        "<i>x</i>",
        "<<i>i>",
        '" onclick="x',
        "&lt;b&gt;",
        "\x00",
        "\u202e",
    ]
)
TEXTS = st.one_of(
    st.text(max_size=60),
    MARKUP,
    st.sampled_from(["12 Suppl 7", "10-1", "2019", "10.5555/<b>&", "https://a.example/?a=<b>&c"]),
    st.builds("".join, st.lists(st.one_of(MARKUP, st.text(max_size=5)), max_size=5)),
)
JUNK = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), TEXTS),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(TEXTS, inner, max_size=4)),
    max_leaves=8,
)
NAME_PARTS = ("family", "given", "suffix", "literal", "non-dropping-particle")
NAMES = st.lists(
    st.one_of(st.fixed_dictionaries({}, optional={part: TEXTS for part in NAME_PARTS}), JUNK),
    max_size=9,
)
DATES = st.one_of(
    st.builds(
        lambda *parts: {"date-parts": [list(parts)]},
        st.integers(1900, 2100),
        st.integers(0, 13),
        st.integers(0, 32),
    ),
    JUNK,
)
ITEMS = st.fixed_dictionaries(
    {"type": st.sampled_from(TYPES)},
    optional={
        **{field: st.one_of(TEXTS, JUNK) for field in FIELDS},
        **{people: NAMES for people in ("author", "editor", "translator")},
        **{date: DATES for date in ("issued", "accessed", "x-updated", "x-epub")},
        "x-retraction": st.one_of(
            JUNK, st.fixed_dictionaries({}, optional={"DOI": TEXTS, "issued": DATES})
        ),
    },
)
STYLE_NAMES = st.sampled_from(sorted(STYLES))

NESTED = "<i" * 50_000 + ">" * 50_000
HUGE = {
    "a title of ten million letters": {"title": "a" * 10_000_000},
    "markup inside markup": {field: NESTED for field in FIELDS},
    "a million authors": {"author": [{"family": "Lu", "given": "Wei"}] * 1_000_000},
    "authors of markup": {"author": [{"family": NESTED[-220:], "literal": NESTED}] * 5_000},
    "authors whose initials are long": {"author": [{"family": "Lu", "given": "A " * 90}] * 5_000},
    "groups only": {"author": [{"literal": "Group"}] * 100_000},
    "a long page range": {"page": "1-2," * 1_000_000},
    "many dashes": {"page": " - " * 1_000_000, "issue": "-" * 1_000_000},
    "a number of ten thousand digits": {"title": "A", "volume": 10**10_000, "PMID": 10**10_000},
    "a year of ten thousand digits": {"title": "A", "issued": {"date-parts": [[10**10_000]]}},
    "notices of notices": {"title": "A", "x-retraction": {"DOI": "10.5555/a", "x-retraction": {}}},
}


@given(item=st.one_of(ITEMS, JUNK), style=STYLE_NAMES)
@example(item={"author": [{"literal": "et al"}]}, style="ama")
def test_any_item_becomes_one_line_with_one_stop(item, style):
    text = reference_text(item, style)
    assert text == " ".join(text.split())
    assert all(character.isprintable() for character in text if character not in "\u200c\u200d")
    link = reference_parts(item, style)["link"]
    assert not text.endswith("..") or (link and text.endswith(link))
    if text and not (link and text.endswith(link)):
        assert text.rstrip("\"'”’»)]")[-1:] in {".", "?", "!"}


@given(item=ITEMS, style=STYLE_NAMES)
def test_printing_a_printed_reference_again_changes_nothing(item, style):
    text = reference_text(item, style)
    again = reference_text({"title": text, "type": "x"}, style)
    assert again == reference_text({"title": again, "type": "x"}, style)


class Tags(HTMLParser):
    """Notes the elements and attributes of a page."""

    def __init__(self, html):
        super().__init__()
        self.found = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


@given(item=ITEMS, style=STYLE_NAMES)
def test_no_item_makes_markup_on_a_page(item, style):
    doi = facts_of(item).doi
    study = SimpleNamespace(is_unsound=False, doi=doi, doi_url=f"https://doi.org/{doi}", pmid="")
    reference = SimpleNamespace(
        parts=reference_parts(item, style), study=study, number=1, anchor="ref-1", mentions=["m"]
    )
    outline = SimpleNamespace(references=[reference])
    for tag, attributes in Tags(
        render_to_string("components/references.html", {"outline": outline})
    ).found:
        assert tag in PAGE_TAGS
        assert not any(name.startswith("on") for name in attributes)
        assert attributes.get("href", "#").startswith(("#", "http://", "https://"))


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("case", HUGE)
def test_what_is_too_large_for_bibliography_costs_little(case, style):
    item = {"type": "article-journal", **HUGE[case]}
    tracemalloc.start()
    started = time.process_time()
    try:
        text = reference_text(item, style)
        _now, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert len(text) < 20_000
    assert peak < BYTES
    assert time.process_time() - started < SECONDS
