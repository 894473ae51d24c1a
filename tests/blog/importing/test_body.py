"""A draft to stream data: the last gate before anything is stored."""

import pytest

from blog.importing.body import stream_data
from blog.importing.draft import Item, NumberedList, Picture, Prose, Section, StudyMention

BAD = "<p onclick='a()'>Text<script>b()</script> <a href='javascript:c()'>here</a></p>"


@pytest.mark.parametrize(
    "block",
    [
        Prose(BAD),
        StudyMention("Pain", "", BAD),
        NumberedList((Item("", BAD, (Item("", BAD),)),)),
        Picture("gone.png", "", "<script>b()</script>Text here"),
    ],
    ids=lambda block: type(block).__name__,
)
def test_no_reader_can_store_markup_that_runs(block):
    stored = str(stream_data([Section("", (block,))], "key", {}))
    assert "Text" in stored
    for word in ["onclick", "<script", "javascript"]:
        assert word not in stored


def test_a_study_mention_keeps_all_its_text_and_claims_nothing_more():
    (section,) = stream_data(
        [Section("A", (StudyMention("Pain", "", "<p>It helped.</p>"),))], "k", {}
    )
    assert section["value"]["content"][0]["value"] == {
        "study": None,
        "journal_named": "Pain",
        "stated_design": "",
        "heading": "",
        "finding": "<p>It helped.</p>",
        "limits": "",
    }


def test_sections_of_one_heading_have_different_anchors():
    first, second = stream_data([Section("A", ()), Section("A", ())], "key", {})
    assert first["id"] != second["id"]
