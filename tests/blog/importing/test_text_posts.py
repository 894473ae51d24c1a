"""Posts copied as text: what becomes of each part."""

from contextlib import suppress

import pytest
from django.utils.html import strip_tags
from hypothesis import given, settings
from hypothesis import strategies as st

from blog.importing.assemble import read_text_post
from blog.importing.draft import NumberedList, Prose, StudyMention
from blog.importing.errors import ImportRefused, TextMissing, TitleMissing, TitleTooLong
from blog.importing.files import read_text


@pytest.fixture
def read(posts):
    return lambda name: read_text_post(read_text(posts / name))


def kinds(section):
    return [type(block) for block in section.blocks]


def test_numbered_sections_lose_their_label_and_the_page_numbers_them(read):
    draft = read("numbered_sections.txt")
    assert [section.heading for section in draft.sections] == [
        "Where the ache comes from",
        "Habits worth a fortnight's trial",
        "What the research says",
        "",
    ]
    assert draft.numbered


def test_the_text_before_the_first_heading_is_the_introduction(read):
    draft = read("numbered_sections.txt")
    assert draft.introduction.startswith("<p>Waking at three")
    assert draft.introduction.count("<p>") == 1


def test_a_lead_in_stands_apart_from_the_text_of_its_item(read):
    _text, numbered = read("numbered_sections.txt").sections[1].blocks
    assert [item.lead_in for item in numbered.items] == [
        "A steady bedtime",
        "Less light",
        "Warmth",
    ]
    assert numbered.items[2].html.startswith("<p>A warm flannel")


def test_study_items_become_study_mentions_in_their_place(read):
    section = read("numbered_sections.txt").sections[2]
    assert kinds(section) == [StudyMention, StudyMention, StudyMention, Prose]
    assert section.blocks[0].html.startswith("<p>A randomised controlled trial published in")


def test_text_after_the_single_wide_gap_is_an_unheaded_close(read):
    close = read("numbered_sections.txt").sections[-1]
    assert close.heading == ""
    assert "worst of your life" in close.blocks[0].html


def test_wide_gaps_everywhere_part_no_close_off():
    text = "T\n\nIntro.\n\nSection 1: A\n\nOne.\n\n\nTwo.\n\nSection 2: B\n\nThree.\n\n\nFour.\n"
    assert [section.heading for section in read_text_post(text).sections] == ["A", "B"]


def test_several_wide_gaps_in_the_last_section_part_no_close_off():
    text = "T\n\nIntro.\n\nSection 1: A\n\nOne.\n\n\nTwo.\n\n\nThree.\n"
    assert [section.heading for section in read_text_post(text).sections] == ["A"]


def test_the_builders_furniture_is_left_out_and_named(read):
    draft = read("standing_lines.txt")
    assert draft.title == "A First Visit, Step by Step"
    assert draft.left_out[0] == "Log In"
    assert "Five stretches for the office" in draft.left_out
    assert draft.left_out[-1] == "bottom of page"


def test_furniture_words_in_the_middle_are_text():
    draft = read_text_post("Title\n\nOne sentence.\n\nSee All\n\nAnother sentence.\n")
    assert "See All" in draft.sections[0].blocks[0].html


def test_a_sentence_after_the_builders_last_lines_is_kept():
    draft = read_text_post("Title\n\nOne.\n\nRecent Posts\n\nSee All\n\nCall us if in doubt.\n")
    assert "Call us if in doubt." in draft.sections[0].blocks[0].html


def test_lines_that_stand_alone_become_headings(read):
    draft = read("standing_lines.txt")
    assert [section.heading for section in draft.sections] == [
        "Before you leave home",
        "What happens in the room",
        "Can I stop at any time?",
    ]
    assert not draft.numbered


def test_one_line_that_stands_alone_stays_text():
    draft = read_text_post("Title\n\nA sentence.\n\nKind regards\n\nAnother sentence.\n")
    assert [section.heading for section in draft.sections] == [""]


def test_two_short_lines_in_a_row_stay_text():
    text = "Title\n\nHarbour Street\n\nSecond floor\n\nCome in.\n\nOpen at nine\n\nRing.\n"
    assert "Harbour Street" in read_text_post(text).sections[0].blocks[0].html


def test_a_list_nests_once_and_goes_on_after_a_jump_in_its_numbers(read):
    blocks = read("standing_lines.txt").sections[0].blocks
    lists = [block for block in blocks if isinstance(block, NumberedList)]
    assert [(block.start, len(block.items)) for block in lists] == [(1, 2), (4, 1)]
    assert [item.html for item in lists[0].items[0].items] == [
        "<p>the referral, if there is one</p>",
        "<p>your insurance card</p>",
    ]
    assert lists[0].items[1].html == (
        "<p>a small bottle is enough. The tap in the waiting room works too.</p>"
    )


def test_bullets_nest_in_running_text(read):
    (text,) = read("no_sections.txt").sections[0].blocks
    assert "<ul><li>Prescribed medicines</li><li>Things from" in text.html
    assert "<ul><li>painkillers</li><li>sleeping tablets</li></ul></li>" in text.html


def test_a_post_without_headings_is_one_unheaded_section(read):
    draft = read("no_sections.txt")
    assert draft.introduction == ""
    assert [section.heading for section in draft.sections] == [""]


def test_lines_wrapped_at_a_margin_are_joined(read):
    (text,) = read("wrapped_lines.txt").sections[0].blocks
    assert "mostly harmless. The small vessels close too eagerly." in text.html
    assert "much warmth is lost from the head" in text.html


def test_section_numbers_that_the_page_would_count_otherwise_stay():
    draft = read_text_post("T\n\nSection 2: B\n\nText.\n\nSection 5: E\n\nText.\n")
    assert [section.heading for section in draft.sections] == ["Section 2: B", "Section 5: E"]
    assert not draft.numbered


def test_an_introduction_with_a_list_becomes_an_unheaded_section():
    draft = read_text_post("T\n\nFirst.\n\n1. One\n\n2. Two\n\nSection 1: A\n\nText.\n")
    assert draft.introduction == ""
    assert [section.heading for section in draft.sections] == ["", "A"]


def test_text_is_escaped():
    draft = read_text_post("T\n\nIf 2 < 3 & <script>alert(1)</script>.\n")
    assert "&lt;script&gt;" in draft.sections[0].blocks[0].html


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("top of page\n\nbottom of page", TitleMissing),
        ("1. a list\n2. and nothing else", TitleMissing),
        ("A title", TextMissing),
        ("A title\n\nUpdated: Jan 16\n", TextMissing),
        ("word " * 60 + "\n\nText.", TitleTooLong),
    ],
)
def test_a_post_without_title_or_text_is_refused(text, error):
    with pytest.raises(error):
        read_text_post(text)


BUILDER = ["Recent Posts", "See All", "Updated: Jan 16", "By Ana Ruiz", "---"]
LABELS = ["Section 1: ", "Study 1: ", "1. ", "  a. ", "- ", ": ", "published in Pain Medicine"]
SPACE = ["\n", "\n\n\n", "\t", "\x00", "\u200b"]
MARKS = st.sampled_from([*BUILDER, *LABELS, *SPACE])


@given(st.lists(st.one_of(MARKS, st.text(max_size=20)), max_size=30).map("".join))
@settings(max_examples=150, deadline=None)
def test_any_text_is_read_or_refused_by_name(text):
    with suppress(ImportRefused):
        assert read_text_post(text).title


WORDS = st.text("abcdefghij", min_size=3, max_size=8)
PARAGRAPHS = st.lists(WORDS, min_size=2, max_size=9).map(lambda words: " ".join(words) + ".")


@given(
    st.lists(st.tuples(st.sampled_from(["", "1. ", "- ", "  2. ", "  - "]), PARAGRAPHS), min_size=1)
)
@settings(max_examples=100, deadline=None)
def test_no_word_is_lost_or_moved(lines):
    text = "A title here\n\n" + "\n\n".join(marker + words for marker, words in lines)
    shown = " ".join(_words(read_text_post(text)).split())
    assert shown == " ".join(words for _marker, words in lines)


def _words(draft):
    def items(entries):
        return "".join(f"{entry.lead_in} {entry.html}{items(entry.items)}" for entry in entries)

    html = draft.introduction
    for section in draft.sections:
        html += f" {section.heading} "
        for block in section.blocks:
            html += items(block.items) if isinstance(block, NumberedList) else block.html
    return strip_tags(html.replace("</", " </").replace("<", " <"))
