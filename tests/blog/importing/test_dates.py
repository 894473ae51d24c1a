"""The lines that hold a post's dates."""

from datetime import date

import pytest

from blog.importing.dates import DateLine, PartialDate, read_date_line
from blog.importing.errors import DateRefused

JANUARY_16 = PartialDate(16, 1)
JANUARY_16_2024 = PartialDate(16, 1, 2024)


@pytest.mark.parametrize(
    ("line", "updated"),
    [
        ("Updated: Jan 16", JANUARY_16),
        ("Updated Jan. 16", JANUARY_16),
        ("UPDATED: JANUARY 16TH", JANUARY_16),
        ("Last updated on 16 January", JANUARY_16),
        ("Updated: Jan 16, 2024", JANUARY_16_2024),
        ("Last updated: Tuesday, 16 January 2024", JANUARY_16_2024),
        ("Updated on 16th of January 2024", JANUARY_16_2024),
        ("Updated 2024-01-16", JANUARY_16_2024),
        ("Updated: Feb 29", PartialDate(29, 2)),
    ],
)
def test_an_updated_line_is_read(line, updated):
    assert read_date_line(line) == DateLine(updated=updated)


@pytest.mark.parametrize(
    "line",
    ["Published: Jan 16, 2024", "Posted on 16 January 2024", "Jan 16, 2024", "2024-01-16"],
)
def test_a_published_line_is_read(line):
    assert read_date_line(line) == DateLine(published=JANUARY_16_2024)


@pytest.mark.parametrize(
    "line",
    [
        "Jan 16, 2024 · 3 min read · Updated: Feb 2, 2024",
        "Published 16 January 2024 | Updated 2 February 2024",
    ],
)
def test_one_line_may_hold_both(line):
    assert read_date_line(line) == DateLine(JANUARY_16_2024, PartialDate(2, 2, 2024))


@pytest.mark.parametrize(
    "line",
    [
        "Updated: soon",
        "Updated: Feb 31",
        "Updated: Feb 29, 2023",
        "Updated: 03/04/2024",
        "Updated: Jan 16 with new figures",
        "Jan 16 and Jan 17",
        "May 5 people come along.",
        "Jan 3 · Jan 4",
        "",
    ],
)
def test_what_is_no_date_or_holds_more_is_text(line):
    assert read_date_line(line) is None


def test_a_date_without_a_year_is_not_guessed():
    assert JANUARY_16.complete() is None
    assert JANUARY_16.complete(2024) == date(2024, 1, 16)


def test_the_sources_year_goes_before_the_option():
    assert JANUARY_16_2024.complete(2020) == date(2024, 1, 16)


def test_29_february_of_a_year_without_one_is_refused():
    with pytest.raises(DateRefused, match="29 February is not a day of 2023"):
        PartialDate(29, 2).complete(2023)
