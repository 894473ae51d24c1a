"""What a pasted text is, and what a reference in words says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blog.studies.csl import RefusedError, clean_item
from blog.studies.pasted_reference import read_reference
from blog.studies.recognition import Kind, recognise

DOI = "10.1093/pm/pnz117"


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        (DOI, Kind.DOI, DOI),
        (" doi: 10.1093/PM/pnz117\n", Kind.DOI, DOI),
        ("https://doi.org/10.1093/pm/pnz117", Kind.DOI, DOI),
        (
            "http://dx.doi.org/10.1002/(SICI)1097%3C1::AID%3E",
            Kind.DOI,
            "10.1002/(sici)1097<1::aid>",
        ),
        ("https://journals.example/doi/full/10.1093/pm/pnz117?af=R", Kind.DOI, DOI),
        ("https://journals.example/10.1093/pm/pnz117/full", Kind.DOI, DOI),
        ("Chao MT. A trial. Pain Med. 2019. doi:10.1093/pm/pnz117.", Kind.DOI, DOI),
        ("(see 10.1093/pm/pnz117)", Kind.DOI, DOI),
        ("A trial (10.1016/s0140-6736(05)1) said", Kind.DOI, "10.1016/s0140-6736(05)1"),
        ("31127837", Kind.PMID, "31127837"),
        ("PMID: 31127837", Kind.PMID, "31127837"),
        ("https://pubmed.ncbi.nlm.nih.gov/31127837/", Kind.PMID, "31127837"),
        ("Halpern SD. N Engl J Med. 2002. Cited in PubMed; PMID 12140307.", Kind.PMID, "12140307"),
        ("PMC6830258", Kind.PMCID, "PMC6830258"),
        ("https://www.ncbi.nlm.nih.gov/pmc/articles/PMC6830258/", Kind.PMCID, "PMC6830258"),
        ("TY  - JOUR\nDO  - 10.1093/pm/pnz117\nER  - ", Kind.RECORDS, None),
        ("@article{a, doi={10.1093/pm/pnz117}}", Kind.RECORDS, None),
        ("PMID- 31127837\nTI  - A trial", Kind.RECORDS, None),
        ('[{"DOI": "10.1093/pm/pnz117"}]', Kind.RECORDS, None),
        ("Chao MT. A trial. Pain Med. 2019;20(11):1-2.", Kind.REFERENCE, None),
        ("needles", Kind.REFERENCE, "needles"),
    ],
)
def test_a_text_is_recognised(text, kind, value):
    found = recognise(text)
    assert (found.kind, found.value) == (kind, text.strip() if value is None else value)


@pytest.mark.parametrize("text", ["", " \n", "…—", "\ufeff", "\x00"])
def test_a_text_without_words_is_nothing(text):
    assert recognise(text) is None


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "3. McCurley A, Jaffe IZ. Mineralocortoid receptors in vascular function. Mol Cell "
            "Endocrinol. 2012;350(2):256-265.",
            {
                "title": "Mineralocortoid receptors in vascular function",
                "author": [
                    {"family": "McCurley", "given": "A"},
                    {"family": "Jaffe", "given": "I Z"},
                ],
                "container-title": "Mol Cell Endocrinol",
                "issued": {"date-parts": [[2012]]},
                "volume": "350",
                "issue": "2",
                "page": "256-265",
            },
        ),
        (
            "Halpern SD, Ubel PA, Caplan AL. Solid-organ transplantation in HIV-infected patients. "
            "N Engl J Med. 2002 Jul 25;347(4):284-7.",
            {
                "issued": {"date-parts": [[2002, 7, 25]]},
                "page": "284-287",
                "container-title": "N Engl J Med",
            },
        ),
        (
            "Parkin DM, Clayton D, et al. Childhood leukaemia: 5 year follow-up. Br J Cancer "
            "1996;73:1006-12.",
            {
                "title": "Childhood leukaemia: 5 year follow-up",
                "container-title": "Br J Cancer",
                "volume": "73",
            },
        ),
        (
            "Hershman DL, Lacchetti C, et al; American Society of Clinical Oncology. Prevention of "
            "neuropathy. J Clin Oncol. 2014;32(18):1941-1967.",
            {
                "author": [
                    {"family": "Hershman", "given": "D L"},
                    {"family": "Lacchetti", "given": "C"},
                    {"literal": "American Society of Clinical Oncology"},
                ]
            },
        ),
        (
            "D’Alessandro EG, de Brito CMM. Does it help? A trial. J Pain. 2019;1:E1-E9.",
            {"title": "Does it help? A trial", "container-title": "J Pain", "page": "E1-E9"},
        ),
        ("Cancer in South Africa. S Afr Med J 1994;84:15.", {"title": "Cancer in South Africa"}),
        ("A trial of needles", {"title": "A trial of needles"}),
    ],
)
def test_a_reference_in_words_is_taken_apart(text, facts):
    item = clean_item(read_reference(text))
    assert {name: item.get(name) for name in facts} == facts


@given(st.text(max_size=300))
def test_any_text_is_something_or_nothing(text):
    found = recognise(text)
    if found and found.kind == Kind.REFERENCE:
        try:
            assert clean_item(read_reference(text))["title"]
        except RefusedError as error:
            assert str(error).endswith(".")  # noqa: PT017 - either outcome is right


@pytest.mark.parametrize("piece", ["A ", "A. ", "10.1/", "2019;1:", "(", "AB, ", "et al; "])
def test_long_texts_of_one_piece_are_read(piece):
    text = piece * 20_000
    recognise(text)
    assert read_reference(text[:20_000])["title"]
