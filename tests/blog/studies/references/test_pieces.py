"""Names, pages, dates and the marks between them."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blog.studies.names import MORE_AUTHORS
from blog.studies.references.ama import AMA
from blog.studies.references.dates import month_first, year_first
from blog.studies.references.languages import foreign_language
from blog.studies.references.names import initials, name_list
from blog.studies.references.pages import page_ranges, volume_and_pages
from blog.studies.references.sentences import edition, sentence
from blog.studies.references.vancouver import VANCOUVER


def person(family, given="", suffix=""):
    return {"family": family, "given": given, "suffix": suffix}


def group(literal):
    return {"literal": literal}


def people(count):
    return [person(f"Author{n}", "A") for n in range(count)]


@pytest.mark.parametrize(
    ("given_names", "family", "expected"),
    [
        ("Maria T", "Chao", "MT"),
        ("Frederick M.", "Hecht", "FM"),
        ("Jun-Ping", "Li", "JP"),
        ("élise", "Roy", "É"),
        ("J.-P.", "Sartre", "JP"),
        ("FM", "Hecht", "FM"),
        ("ANN", "SMITH", "A"),
        ("(Bob)", "Smith", "B"),
        ("", "Smith", ""),
        (" . - ", "Smith", ""),
    ],
)
def test_given_names_become_initials_without_points(given_names, family, expected):
    assert initials(given_names, family) == expected


def test_six_authors_are_all_named():
    for style in (AMA, VANCOUVER):
        assert name_list(people(6), style).count(",") == 5
        assert "et al" not in name_list(people(6), style)


def test_seven_authors_are_cut_as_the_style_says():
    assert name_list(people(7), AMA) == "Author0 A, Author1 A, Author2 A, et al"
    assert name_list(people(7), VANCOUVER).endswith("Author5 A, et al")


def test_a_style_may_name_every_author():
    assert name_list(people(9), replace(VANCOUVER, most_authors=None)).endswith("Author8 A")


def test_a_list_that_goes_on_is_cut_as_a_long_one():
    names = [*people(4), MORE_AUTHORS]
    assert name_list(names, AMA) == "Author0 A, Author1 A, Author2 A, et al"
    assert name_list(names[3:], VANCOUVER) == "Author3 A, et al"


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ([group("ACTIVE Study Group")], "ACTIVE Study Group"),
        ([group("Group One."), group("Group Two")], "Group One; Group Two"),
        ([*people(1), group("The Group")], "Author0 A; The Group"),
        ([group("The Group"), *people(2)], "The Group; Author0 A, Author1 A"),
        ([*people(7), group("The Group")], "Author0 A, Author1 A, Author2 A, et al; The Group"),
        ([group(""), person("")], ""),
    ],
)
def test_groups_are_named_whole_and_set_off_by_semicolons(names, expected):
    assert name_list(names, AMA) == expected


@pytest.mark.parametrize(
    ("suffix", "ama", "vancouver"),
    [("Jr.", "King ML Jr", "King ML Jr"), ("III", "King ML III", "King ML 3rd")],
)
def test_suffixes_follow_the_initials_as_the_style_writes_them(suffix, ama, vancouver):
    king = [person("King", "Martin Luther", suffix)]
    assert (name_list(king, AMA), name_list(king, VANCOUVER)) == (ama, vancouver)


@pytest.mark.parametrize(
    ("pages", "full", "shortened"),
    [
        ("284-287", "284-287", "284-7"),
        ("284-7", "284-287", "284-7"),
        ("1006-1012", "1006-1012", "1006-12"),
        ("98-104", "98-104", "98-104"),
        ("E149-E157", "E149-E157", "E149-57"),
        ("E149-157", "E149-E157", "E149-57"),
        ("S6-S12", "S6-S12", "S6-12"),
        ("60-61, 68-70", "60-61, 68-70", "60-1, 68-70"),
        ("iii-v", "iii-v", "iii-v"),
        ("126A-127A", "126A-127A", "126A-127A"),
        ("e20152488", "e20152488", "e20152488"),
        ("10-1", "10-11", "10-1"),
        ("20-15", "20-15", "20-15"),
        ("S5-A9", "S5-A9", "S5-A9"),
        ("", "", ""),
    ],
)
def test_page_ranges_are_full_or_shortened(pages, full, shortened):
    assert page_ranges(pages, full=True) == full
    assert page_ranges(pages, full=False) == shortened


@given(st.integers(1, 10**9), st.integers(1, 10**6))
def test_a_shortened_range_can_be_written_out_again(start, more):
    full = f"{start}-{start + more}"
    assert page_ranges(page_ranges(full, full=False), full=True) == full


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (("2019", "20", "(11)", "2292-2302"), "2019;20(11):2292-2302"),
        (("2019", "20", "", "2292-2302"), "2019;20:2292-2302"),
        (("2020", "25", "(4)", ""), "2020;25(4)"),
        (("2020", "", "(4)", "1-2"), "2020;(4):1-2"),
        (("2020", "", "", "m697"), "2020:m697"),
        (("", "", "", "m697"), "m697"),
        (("", "", "", ""), ""),
    ],
)
def test_the_place_is_printed_with_whatever_of_it_is_known(facts, expected):
    assert volume_and_pages(*facts) == expected


@pytest.mark.parametrize(
    ("date", "ama", "vancouver"),
    [
        ((2020, 6, 11), "June 11, 2020", "2020 Jun 11"),
        ((2020, 9), "September 2020", "2020 Sep"),
        ((2020,), "2020", "2020"),
        ((), "", ""),
    ],
)
def test_dates_are_printed_as_far_as_they_are_known(date, ama, vancouver):
    assert (month_first(date), year_first(date)) == (ama, vancouver)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Does it work?", "Does it work?"),
        ("Stop!", "Stop!"),
        ("Saunders Inc.", "Saunders Inc."),
        ("A title ..", "A title."),
        ("He said “yes.”", "He said “yes.”"),
        ("A “quoted” word", "A “quoted” word."),
        ("Sham (placebo)", "Sham (placebo)."),
        ("., ;", ""),
        ("", ""),
    ],
)
def test_a_sentence_has_one_mark_at_its_end(text, expected):
    assert sentence(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("8", "8th ed"),
        ("2nd", "2nd ed"),
        ("11", "11th ed"),
        ("22", "22nd ed"),
        ("Revised", "Revised ed"),
        ("3rd ed.", "3rd ed"),
        ("1", ""),
    ],
)
def test_an_edition_is_an_ordinal(text, expected):
    assert edition(text) == expected


@pytest.mark.parametrize(
    ("code", "name"),
    [("no", "Norwegian"), ("pt-BR", "Portuguese"), ("ger", "German"), ("en", ""), ("x", "")],
)
def test_a_language_other_than_english_has_a_name(code, name):
    assert foreign_language(code) == name
