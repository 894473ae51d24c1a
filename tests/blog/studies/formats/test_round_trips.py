"""What is written in a format is read again as the same items."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blog.studies.formats import FORMATS, read, recognise, write
from tests.clean_items import ITEMS


@pytest.mark.parametrize("format", FORMATS)
@settings(settings.get_profile("fuzz"), deadline=None)
@given(items=st.lists(ITEMS, min_size=1, max_size=3))
def test_what_is_written_is_read_again_as_it_was(format, items):
    text = write(items, format)
    assert [entry.item for entry in read(text.encode(), format)] == items


@pytest.mark.parametrize("format", FORMATS)
@settings(settings.get_profile("fuzz"), deadline=None)
@given(item=ITEMS)
def test_what_is_written_is_recognised(format, item):
    assert recognise(write([item], format)) == format
