"""Notations of PubMed's numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blog.studies.pubmed import normalise_pmcid, normalise_pmid


@pytest.mark.parametrize(
    "value",
    [
        "19433697",
        " PMID: 19433697 ",
        "pmid19433697",
        "https://pubmed.ncbi.nlm.nih.gov/19433697/",
        "www.ncbi.nlm.nih.gov/pubmed/19433697",
    ],
)
def test_a_pubmed_number_in_any_notation_becomes_digits(value):
    assert normalise_pmid(value) == "19433697"


@pytest.mark.parametrize(
    "value",
    [
        "PMC3156618",
        "3156618",
        "pmc3156618.1",
        "PMCID: PMC3156618",
        "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC3156618/",
        "https://pmc.ncbi.nlm.nih.gov/articles/PMC3156618/",
    ],
)
def test_a_pubmed_central_number_in_any_notation_becomes_pmc_and_digits(value):
    assert normalise_pmcid(value) == "PMC3156618"


@given(st.text())
def test_normalising_twice_changes_nothing(value):
    for normalise in (normalise_pmid, normalise_pmcid):
        assert normalise(normalise(value)) == normalise(value)


@pytest.mark.parametrize("value", ["PMC31x", "see PubMed", "12 13"])
def test_what_is_neither_stays_as_it_is(value):
    assert (normalise_pmid(value), normalise_pmcid(value)) == (value, value)
