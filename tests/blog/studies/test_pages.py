"""Page ranges."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blog.studies.pages import full_ranges


@pytest.mark.parametrize(
    ("elided", "full"),
    [
        ("2292-302", "2292-2302"),
        ("1892-8", "1892-1898"),
        ("S12-8", "S12-S18"),
        ("12-4, 20-3", "12-14, 20-23"),
        ("164-179", "164-179"),
        ("199-5", "199-5"),
        ("m697", "m697"),
        ("1-2-3", "1-2-3"),
    ],
)
def test_an_end_is_written_out(elided, full):
    assert full_ranges(elided) == full


@given(st.text(st.sampled_from("0129-,S "), max_size=20))
def test_a_range_in_full_stays_as_it_is(text):
    assert full_ranges(full_ranges(text)) == full_ranges(text)
