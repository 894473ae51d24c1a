"""References as style guides, library guides and journals print them, against the formatter.

`tests/data/reference_samples.json` holds 66 of them with their sources: AMA 11, ICMJE, NLM, older
Vancouver and house styles of libraries. `expected_conforming` corrects a source that breaks its own
style; `disagreements` says where guides differ. Facts in the samples are those of the guides.
"""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings

from blog.studies.references import STYLES
from blog.studies.references.ama import AMA
from blog.studies.references.facts import facts_of
from blog.studies.references.printing import joined, parts_of
from blog.studies.references.vancouver import VANCOUVER

DATA = Path(settings.BASE_DIR) / "tests" / "data" / "reference_samples.json"
DECISIONS = Path(settings.BASE_DIR) / "docs" / "decisions" / "references.md"
SAMPLES = json.loads(DATA.read_text(encoding="utf-8"))["samples"]

# Each house style departs from Vancouver in one rule that its guide states.
HOUSE_STYLES = {
    "nlm": replace(VANCOUVER, most_authors=None),
    "nlm-3-et-al": replace(VANCOUVER, most_authors=3, authors_before_et_al=3),
    "pubmed-summary": replace(VANCOUVER, full_pages=True),
    "vancouver-1996": replace(VANCOUVER, journal_stop=""),
    "vancouver-portsmouth": replace(VANCOUVER, url_label="Available from "),
}
LOOKS_THE_SAME = str.maketrans("“”‘’–", "\"\"''-")


def offered(sample):
    """Return the style of the site that a sample is nearest to."""
    return STYLES["ama" if sample["style"].startswith("ama") else "vancouver"]


def of_its_house(sample):
    """Return the style that the guide of a sample asks for."""
    return HOUSE_STYLES.get(sample["style"], offered(sample))


def is_right(sample, style):
    """Return whether a style prints a sample as expected.

    Curly and straight quotes, hyphen and en dash are equal, and so is the blank that some journals
    set after `;` and `:` in numbers. A DOI is optional in ICMJE and NLM: where their text leaves it
    out, it is left out of the item too.
    """
    expected = sample.get("expected_conforming") or sample["expected"]
    item = dict(sample["csl"])
    if style is not AMA and "doi" not in expected.lower():
        item.pop("DOI", None)
    printed = joined(parts_of(facts_of(item), style))
    if item["type"] == "names":
        return printed.rstrip(".") == expected.rstrip(".")
    return _compared(printed) == _compared(expected)


def _compared(text):
    return text.translate(LOOKS_THE_SAME).replace("; ", ";").replace(": ", ":")


def misses(style_of):
    return [sample["id"] for sample in SAMPLES if not is_right(sample, style_of(sample))]


@pytest.mark.parametrize("sample", [s for s in SAMPLES if offered(s) is AMA], ids=lambda s: s["id"])
def test_a_sample_in_ama_style_is_printed_as_published(sample):
    assert is_right(sample, AMA)


def test_at_least_95_in_100_samples_are_right_in_the_style_of_their_house():
    wrong = misses(of_its_house)
    right = len(SAMPLES) - len(wrong)
    assert right >= 0.95 * len(SAMPLES), f"{right} of {len(SAMPLES)} right; wrong: {wrong}"


def test_each_sample_that_the_two_offered_styles_do_not_print_is_explained():
    explained = DECISIONS.read_text(encoding="utf-8")
    assert [one for one in misses(offered) if f"| {one} |" not in explained] == []


def test_nothing_is_explained_that_is_printed_as_published():
    wrong = misses(offered)
    explained = DECISIONS.read_text(encoding="utf-8")
    right = [sample["id"] for sample in SAMPLES if sample["id"] not in wrong]
    assert [one for one in right if f"| {one} |" in explained] == []
