"""Markers of cited studies in stored rich text."""

from hypothesis import given
from hypothesis import strategies as st

from blog.studies.markers import marker_ids, replace_markers

TEXT = (
    '<p>Pain fell <a id="12" linktype="study">[Lu 2020]</a>, as <a href="/x">others</a> say'
    '<a linktype="study" id="3">[<b>Chao</b> 2019]</a>.<a linktype="page" id="9">Home</a></p>'
)


def test_the_studies_are_found_in_order_whatever_the_order_of_attributes():
    assert marker_ids(TEXT) == [12, 3]


def test_other_links_are_no_markers():
    assert (
        marker_ids('<a id="5" href="/">x</a><a linktype="page" id="9">linktype="study"</a>') == []
    )


def test_each_marker_is_replaced_with_its_stored_text_at_hand():
    written = replace_markers(TEXT, lambda key, stored: f"({key}: {stored})")
    assert "Pain fell (12: [Lu 2020]), as" in written
    assert "say(3: [<b>Chao</b> 2019])." in written
    assert '<a linktype="page" id="9">Home</a>' in written


@given(st.text())
def test_any_text_is_taken(text):
    assert replace_markers(text, lambda key, stored: stored) is not None
