"""Files as reference managers, publishers and PubMed write them."""

import json
from pathlib import Path

import pytest

from blog.studies.formats import read, recognise

FOLDER = Path(__file__).parents[3] / "data" / "exchange"
FACTS = json.loads((FOLDER / "facts.json").read_text("utf-8"))
SUFFIXES = {"ris": "ris", "bib": "bibtex", "nbib": "nbib", "csl.json": "csl-json"}
FILES = [(study, suffix) for study in FACTS for suffix in SUFFIXES]
# What the file says and the study's record does not: only initials, fewer names, a short journal.
FILE_SAYS_LESS = {
    ("haake-2007", "ris"): {"author"},
    ("kleckner-2018", "bib"): {"author"},
    ("haake-2007", "bib"): {"container-title"},
}


def plain_names(item):
    """The names of an item; whether initials have points is a matter of style."""
    return [
        (name.get("family", name.get("literal")), name.get("given", "").rstrip("."))
        for name in item["author"]
    ]


def one_item(study, suffix):
    (entry,) = read((FOLDER / f"{study}.{suffix}").read_bytes())
    assert entry.reason == ""
    return entry.item


@pytest.mark.parametrize(("study", "suffix"), FILES)
def test_a_file_is_read_as_the_study_it_tells_of(study, suffix):
    item, facts = one_item(study, suffix), FACTS[study]
    less = FILE_SAYS_LESS.get((study, suffix), set())
    for name, value in facts.items():
        if name in item and name not in {"author", *less}:
            assert item[name] == value
    for name in ("title", "container-title", "volume", "page", "DOI"):
        assert name in item
    if "author" not in less:
        assert plain_names(item) == plain_names(facts)
    date = item["issued"]["date-parts"][0]
    assert date[0] == facts["year"]
    if "month" in facts and len(date) > 1:
        assert date[1] == facts["month"]


@pytest.mark.parametrize(("study", "suffix"), FILES)
def test_a_file_is_recognised_by_its_text(study, suffix):
    text = (FOLDER / f"{study}.{suffix}").read_text("utf-8")
    assert recognise(text) == SUFFIXES[suffix]


@pytest.mark.parametrize("study", FACTS)
def test_pubmed_and_zotero_files_hold_every_identifier(study):
    for suffix in ("nbib", "csl.json"):
        item = one_item(study, suffix)
        for name in ("DOI", "PMID", "PMCID", "container-title-short"):
            assert item.get(name) == FACTS[study].get(name)


def test_authors_that_a_file_leaves_out_are_said_to_be_there():
    names = one_item("kleckner-2018", "bib")["author"]
    assert [name.get("family") for name in names] == ["Kleckner", "Kamen", "Gewandter", None]
    assert names[-1] == {"literal": "et al"}


def test_initials_stay_initials():
    first, second, *_rest = one_item("haake-2007", "ris")["author"]
    assert (first, second) == (
        {"family": "Haake", "given": "M."},
        {"family": "Müller", "given": "H.H."},
    )
