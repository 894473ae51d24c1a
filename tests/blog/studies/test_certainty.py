"""GRADE certainty, typed one outcome a line."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blog.studies.certainty import (
    CertaintyError,
    certainties_from_lines,
    certainties_to_lines,
)
from blog.studies.vocabulary import Certainty


def test_a_line_states_a_level_and_an_outcome():
    assert certainties_from_lines("Very low:  sleep at 8 weeks \n\nhigh: pain: at rest") == [
        {"level": "very low", "outcome": "sleep at 8 weeks"},
        {"level": "high", "outcome": "pain: at rest"},
    ]


@pytest.mark.parametrize("line", ["pain", "good: pain", "high:", "high: " + "x" * 201])
def test_a_line_that_states_none_is_named(line):
    with pytest.raises(CertaintyError) as refused:
        certainties_from_lines(f"high: pain\n{line}")
    assert refused.value.line == line


def test_more_outcomes_than_a_review_has_are_refused():
    with pytest.raises(CertaintyError):
        certainties_from_lines("high: pain\n" * 21)


OUTCOMES = st.text(alphabet="abc :é", min_size=1, max_size=50).map(
    lambda text: " ".join(text.split())
)
STATED = st.fixed_dictionaries(
    {"level": st.sampled_from(Certainty.values), "outcome": OUTCOMES.filter(bool)}
)


@given(st.lists(STATED, max_size=20))
def test_what_is_shown_for_editing_is_read_again_as_it_was(stated):
    assert certainties_from_lines(certainties_to_lines(stated)) == stated


@given(st.text())
def test_any_text_is_read_or_refused(text):
    with suppress(CertaintyError):
        assert len(certainties_from_lines(text)) <= 20
