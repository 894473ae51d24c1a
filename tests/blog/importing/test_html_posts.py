"""Pages saved as HTML: what becomes of each part, and that no page can do harm."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blog.importing.assemble import read_html_post
from blog.importing.dates import PartialDate
from blog.importing.draft import NumberedList, Picture, Prose, StudyMention
from blog.importing.errors import ImportRefused, MarkupTooDeep, MarkupTooLong, TitleMissing
from blog.importing.files import read_text


@pytest.fixture
def read(posts):
    return lambda name: read_html_post(read_text(posts / name))


def text_of(html):
    """Return the HTML of the only block of a page's only section."""
    ((block,),) = [section.blocks for section in read_html_post(f"<h1>T</h1>{html}").sections]
    return block.html


def test_a_saved_page_gives_title_old_address_and_sections(read):
    draft = read("saved_page.html")
    assert draft.title == "Needles and pregnancy"
    assert draft.canonical == "https://www.harbour-clinic.example/post/needles-and-pregnancy"
    assert [section.heading for section in draft.sections] == ["When to wait", "What to bring"]
    assert not draft.numbered


@pytest.mark.parametrize(
    "page",
    [
        '<meta property="og:title" content="T"><h1>Clinic</h1><h1>T</h1><p>Text.</p>',
        "<header><h1>Clinic</h1></header><main><h1>T</h1><p>Text.</p></main>",
        "<h1><img src=logo.png alt=Clinic></h1><h1>T</h1><p>Text.</p>",
    ],
)
def test_the_sites_name_is_not_the_posts_title(page):
    assert read_html_post(page).title == "T"


@pytest.mark.parametrize("address", ["https://clinic.example/", "/post/a", "https://[x/", ""])
def test_what_is_no_address_of_a_post_is_not_its_old_address(address):
    page = f'<link rel="canonical" href="{address}"><h1>T</h1><p>Text.</p>'
    assert read_html_post(page).canonical == ""


def test_a_line_break_in_the_title_parts_two_words():
    assert read_html_post("<h1>Sleep<br>and <b>p</b>ain</h1><p>Text.</p>").title == "Sleep and pain"


def test_only_the_article_of_a_page_is_read(read):
    draft = read("saved_page.html")
    everything = repr(draft)
    for furniture in ["Harbour Clinic", "Sleep and the sea", "bottom of page", "alert(", "Blog"]:
        assert furniture not in everything


def test_the_head_gives_the_published_day_and_the_year_of_the_updated_one(read):
    draft = read("saved_page.html")
    assert draft.published == PartialDate(20, 8, 2022)
    assert draft.updated == PartialDate(11, 5, 2024)


def test_a_machines_time_of_another_day_gives_no_year():
    page = (
        '<meta property="article:modified_time" content="2024-05-12T08:00:00Z">'
        "<h1>T</h1><p>Updated: May 11</p><p>Text.</p>"
    )
    assert read_html_post(page).updated == PartialDate(11, 5)


def test_emphasis_and_links_stay_and_handlers_go(read):
    introduction = read("saved_page.html").introduction
    assert "<i>is it safe</i>" in introduction
    assert "<b>when should I not come</b>" in introduction
    assert '<a href="https://www.harbour-clinic.example/post/first-visit">' in introduction
    assert "onclick" not in introduction


def test_a_link_that_leads_nowhere_loses_its_address_and_keeps_its_words():
    draft = read_html_post('<h1>T</h1><p>See <a href="other.html">the other page</a> too.</p>')
    assert draft.sections[0].blocks[0].html == "<p>See the other page too.</p>"
    assert "the other page" in draft.not_brought_over[0]


@pytest.mark.parametrize(
    "href", ["javascript:alert(1)", " JaVaScRiPt:alert(1)", "data:text/html,x", "vbscript:x"]
)
def test_no_address_that_runs_something_comes_through(href):
    assert text_of(f'<p>Do <a href="{href}">press</a> it.</p>') == "<p>Do press it.</p>"


def test_an_item_keeps_its_paragraphs_and_its_lead_in(read):
    _text, numbered, _picture = read("saved_page.html").sections[0].blocks
    assert numbered.items[1].lead_in == "Fever"
    assert numbered.items[1].html == (
        "<p>come back when it has gone.</p><p>Two days without it are enough.</p>"
    )


def test_a_picture_keeps_its_alt_text_and_caption(read):
    assert read("saved_page.html").pictures[0] == Picture(
        "pictures/chair.png",
        "A treatment chair with a low step",
        "The chair goes down to knee height.",
    )


def test_an_embedded_film_is_named_as_not_brought_over(read):
    assert "A film about the clinic" in read("saved_page.html").not_brought_over[0]


def test_a_subheading_and_a_line_break_stay_in_the_text(read):
    text = read("saved_page.html").sections[1].blocks[0].html
    assert "<h3>And afterwards?</h3><p>Rest for ten minutes.<br/>Then have something" in text
    assert "<ul><li>a friend</li><li>a taxi number</li></ul>" in text


def test_bold_paragraphs_become_headings_where_there_are_no_others(read):
    draft = read("bold_headings.html")
    assert [section.heading for section in draft.sections] == [
        "How the marks form",
        "Who should leave it",
        "",
    ]
    assert "<p><b>Never over broken skin.</b></p>" in draft.sections[1].blocks[0].html


def test_bold_paragraphs_stay_text_beside_real_headings():
    draft = read_html_post(
        "<h1>T</h1><h2>One</h2><p><b>Call first</b></p><p>A.</p><p><b>Or write</b></p><p>B.</p>"
    )
    assert [section.heading for section in draft.sections] == ["One"]
    assert "<b>Call first</b>" in draft.sections[0].blocks[0].html


def test_text_after_a_nested_list_does_not_move_above_it(read):
    _text, first, after, second = read("bold_headings.html").sections[1].blocks
    assert (first.start, len(first.items), len(first.items[1].items)) == (3, 2, 2)
    assert after.html == "<p>The surgeon&#x27;s word goes before ours.</p>"
    assert second.start == 5


def test_a_rule_parts_the_close_off(read):
    close = read("bold_headings.html").sections[-1]
    assert close.heading == ""
    assert "three days" in close.blocks[0].html


def test_study_items_of_a_bulleted_list_become_study_mentions(read):
    section = read("studies_in_html.html").sections[1]
    assert [type(block) for block in section.blocks] == [StudyMention] * 3 + [Prose]
    assert [(block.journal, block.design) for block in section.blocks[:3]] == [
        ("British Journal of Anaesthesia", "randomised-trial"),
        ("Anesthesia & Analgesia", "guideline"),
        ("Acupuncture in Medicine", ""),
    ]
    assert "<i>randomized, double-blind trial</i>" in section.blocks[0].html


def test_cells_and_quotations_keep_their_words(read):
    text = read("studies_in_html.html").sections[1].blocks[3].html
    for words in ["Ask what it was compared with.", "— our head nurse", "Band", "40"]:
        assert f"<p>{words}</p>" in text


def test_what_stands_above_the_title_goes_to_the_introduction():
    draft = read_html_post(
        "<p>Wellness</p><h1>T</h1><p>Jan 3, 2022</p><p>One.</p><h2>A</h2><p>B.</p>"
    )
    assert draft.introduction == "<p>Wellness</p><p>One.</p>"
    assert draft.published == PartialDate(3, 1, 2022)


def test_without_an_h1_the_title_is_that_of_the_page(read):
    assert read("only_paragraphs.htm").title == "A short note on parking"


def test_a_page_without_any_title_is_refused():
    with pytest.raises(TitleMissing):
        read_html_post("<p>Text.</p>")


def test_a_heading_too_long_for_the_site_stays_as_bold_text():
    long = "word " * 40
    html = text_of(f"<h2>{long}</h2><p>Text.</p>")
    assert html == f"<p><b>{long.strip()}</b></p><p>Text.</p>"


def test_lists_deeper_than_the_site_holds_keep_their_items():
    draft = read_html_post(
        "<h1>T</h1><ol><li>a<ol><li>b<ol><li>c</li></ol></li><li>d</li></ol></li><li>e</li></ol>"
    )
    (numbered,) = draft.sections[0].blocks
    assert isinstance(numbered, NumberedList)
    assert [item.html for item in numbered.items] == ["<p>a</p>", "<p>e</p>"]
    assert [item.html for item in numbered.items[0].items] == ["<p>b</p>", "<p>c</p>", "<p>d</p>"]


@pytest.mark.parametrize(
    ("html", "error"),
    [
        ("<div>" * 100_000, MarkupTooDeep),
        ("<b>" * 300, MarkupTooDeep),
        ("<svg>" + "<g>" * 300, MarkupTooDeep),
        ("<p>x</p>" * 80_000, MarkupTooLong),
    ],
)
def test_hostile_nesting_is_refused_by_name(html, error):
    with pytest.raises(error):
        read_html_post(f"<h1>T</h1>{html}")


def test_a_page_nested_as_site_builders_nest_is_read():
    assert text_of("<div>" * 200 + "<p>Deep.</p>") == "<p>Deep.</p>"


@pytest.mark.parametrize("filler", ["<a ", "<a href='", "<!--", "<script>", "</", "<![CDATA["])
def test_unfinished_markup_neither_hangs_nor_crashes(filler):
    with suppress(ImportRefused):
        read_html_post("<h1>T</h1><p>Text.</p>" + filler * 20_000)


def test_an_attribute_of_a_megabyte_is_passed_over():
    assert text_of(f'<p title="{"x" * 1_000_000}">Text.</p>') == "<p>Text.</p>"


TAGS = (
    "<p>|</p>|<div>|<li>|<ol>|</ol>|<ul>|<b>|</b>|<h2>|</h2>|<br>|<table>|<td>|<!--|<script>|<img>"
)


@given(st.lists(st.one_of(st.sampled_from(TAGS.split("|")), st.text(max_size=8)), max_size=25))
@settings(max_examples=150, deadline=None)
def test_any_page_is_read_or_refused_by_name(parts):
    with suppress(ImportRefused):
        assert "<script" not in repr(read_html_post("<h1>T</h1>" + "".join(parts)))
