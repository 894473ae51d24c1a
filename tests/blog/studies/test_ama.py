"""References in AMA style."""

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blog.studies.ama import author_list, initials, location, reference_parts, sentence


def name(family, given=""):
    return {"family": family, "given": given}


@pytest.mark.parametrize(
    ("given_names", "expected"),
    [
        ("Maria T", "MT"),
        ("Frederick M.", "FM"),
        ("Jun-Ping", "JP"),
        ("élise", "É"),
        ("", ""),
        ("  ", ""),
    ],
)
def test_given_names_become_initials_without_points(given_names, expected):
    assert initials(given_names) == expected


def test_six_authors_are_all_named():
    authors = [name(f"Author{n}", "A") for n in range(6)]
    assert author_list(authors).count(",") == 5
    assert "et al" not in author_list(authors)


def test_seven_authors_become_three_and_et_al():
    authors = [name(f"Author{n}", "A") for n in range(7)]
    assert author_list(authors) == "Author0 A, Author1 A, Author2 A, et al"


def test_a_group_is_named_whole():
    assert author_list([{"literal": "ACTIVE Study Group"}]) == "ACTIVE Study Group"


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ((2019, "20", "11", "2292-2302"), "2019;20(11):2292-2302"),
        ((2019, "20", "", "2292-2302"), "2019;20:2292-2302"),
        ((2020, "25", "4", ""), "2020;25(4)"),
        ((2020, "", "", ""), "2020"),
        ((None, "", "", ""), ""),
        ((2020, "", "", "m697"), "2020;:m697"),
    ],
)
def test_the_place_is_printed_with_whatever_of_it_is_known(facts, expected):
    assert location(*facts) == expected


def test_a_reference_ends_every_piece_with_one_full_stop():
    study = SimpleNamespace(
        authors=[name("Chao", "Maria T")],
        title="Does it work?",
        journal="Pain Medicine",
        journal_abbreviation="Pain Med",
        year=2019,
        volume="20",
        issue="11",
        pages="2292-2302",
    )
    assert reference_parts(study) == {
        "authors": "Chao MT.",
        "title": "Does it work?",
        "journal": "Pain Med.",
        "location": "2019;20(11):2292-2302.",
    }


@given(st.text())
def test_a_sentence_never_ends_in_two_full_stops_of_our_making(text):
    ended = sentence(text)
    assert ended in {text, f"{text}."}
    assert ended == "" or ended[-1] in ".?!"


@given(
    st.lists(
        st.one_of(
            st.fixed_dictionaries({"literal": st.text()}),
            st.fixed_dictionaries({"family": st.text()}, optional={"given": st.text()}),
        )
    )
)
def test_any_list_of_names_can_be_printed(names):
    assert isinstance(author_list(names), str)
