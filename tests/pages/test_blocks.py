"""The blocks that every page shares: printed, refused, cleaned."""

import json

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.test.utils.form_data import rich_text

from pages.blocks import ClinicContentBlock, NumberedListBlock
from pages.blocks.faq import ANSWER_FEATURES
from pages.blocks.prose import PROSE_FEATURES
from pages.models import StandardPage
from tests.editor import (
    add_url,
    body_errors,
    callout_text,
    figure,
    items,
    list_item,
    page_form,
    posted_section,
    prose,
    table,
)
from tests.factories import ImageFactory


def typed(*blocks, entities=()):
    """Return running text as Draft.js holds it: pairs of block type and text.

    The first character of the last block carries the first entity.
    """
    state = [
        {
            "key": str(place),
            "type": kind,
            "text": text,
            "depth": 0,
            "inlineStyleRanges": [],
            "entityRanges": [],
        }
        for place, (kind, text) in enumerate(blocks)
    ]
    if entities:
        state[-1]["entityRanges"] = [{"offset": 0, "length": len(state[-1]["text"]), "key": 0}]
    entity_map = {
        str(place): {"mutability": "MUTABLE", **entity} for place, entity in enumerate(entities)
    }
    return json.dumps({"blocks": state, "entityMap": entity_map})


@pytest.fixture
def publish(site, editor_client):
    """Return a function that publishes a standard page with one section; it returns the answer."""

    def post(*content, heading="A heading", draft=False):
        form = page_form("About", "about", [posted_section(heading, *content)], summary="")
        if not draft:
            form["action-publish"] = "1"
        return editor_client.post(add_url(StandardPage, site.home), form)

    return post


@pytest.fixture
def printed(publish, client):
    """Return a function that publishes one block and returns the page readers get."""

    def post(*content, **options):
        response = publish(*content, **options)
        assert response.status_code == 302, body_errors(response)
        return client.get("/about/").text

    return post


class TestProse:
    def test_is_printed_with_what_it_allows(self, printed):
        html = (
            "<p>Plain <b>bold</b> <i>italic</i> "
            '<a href="https://example.org/">link</a></p><h3>Below</h3><ul><li>point</li></ul>'
        )
        page = printed(("prose", prose(html)))
        for markup in (
            "<b>bold</b>",
            "<i>italic</i>",
            '<a href="https://example.org/">link</a>',
            "<h3",
            "<li",
        ):
            assert markup in page

    @pytest.mark.parametrize(
        "kind",
        [
            "header-one",
            "header-two",
            "header-four",
            "ordered-list-item",
            "blockquote",
            "code-block",
        ],
    )
    def test_drops_blocks_it_does_not_allow(self, printed, kind):
        page = printed(("prose", typed(("unstyled", "Stays"), (kind, "Goes away"))))
        assert "Stays" in page
        assert "Goes away" not in page

    @pytest.mark.parametrize(
        "entity",
        [
            {"type": "IMAGE", "data": {"id": 1, "alt": "x", "format": "left"}},
            {"type": "EMBED", "data": {"url": "https://example.org/video"}},
            {"type": "DOCUMENT", "data": {"id": 1}},
            {"type": "HORIZONTAL_RULE", "data": {}},
            {"type": "TABLE", "data": {}},
        ],
        ids=lambda entity: entity["type"],
    )
    def test_drops_entities_it_does_not_allow(self, printed, entity):
        blocks = [("unstyled", "Stays"), ("atomic", " ")]
        page = printed(("prose", typed(*blocks, entities=[entity])))
        prose_of_page = page.split('<div class="prose">')[1].split("</div>")[0]
        for tag in ("<img", "<embed", "<iframe", "<hr", "<table", "linktype"):
            assert tag not in prose_of_page

    def test_prints_pasted_markup_as_text(self, printed):
        page = printed(("prose", typed(("unstyled", "<script>alert(1)</script>"))))
        assert "<script>alert(1)" not in page
        assert "&lt;script&gt;alert(1)" in page

    @pytest.mark.parametrize(
        "address",
        ["javascript:alert(1)", "JaVa\tscript:alert(1)", "data:text/html,x", "vbscript:x"],
    )
    def test_takes_the_address_from_a_link_that_runs_code(self, printed, address):
        link = {"type": "LINK", "data": {"url": address}}
        page = printed(("prose", typed(("unstyled", "Press here"), entities=[link])))
        assert "Press" in page
        assert "alert(1)" not in page
        assert "script:" not in page
        assert "data:text" not in page

    def test_offers_no_document_links(self):
        assert PROSE_FEATURES == ["bold", "italic", "link", "h3", "ul"]

    def test_cannot_be_published_empty(self, publish):
        response = publish(("prose", prose("")))
        assert body_errors(response) == {"0.content.0": "This field is required."}

    def test_may_be_empty_in_a_draft(self, publish):
        assert publish(("prose", prose("")), draft=True).status_code == 302


class TestNumberedList:
    def test_is_printed_with_lead_ins_numbers_and_one_list_inside(self, printed):
        value = {
            "start": "4",
            "items": items(
                list_item("Before you come", "<p>Eat something.</p>", ("Water", "<p>too</p>")),
                list_item("", "<p>Bring your pills.</p>"),
            ),
        }
        page = printed(("numbered_list", value))
        for words in ("Before you come", "Eat something.", "Water", "too", "Bring your pills."):
            assert words in page
        assert 'start="4"' in page

    @pytest.mark.parametrize(
        ("number", "sentence"),
        [
            ("0", "Ensure this value is greater than or equal to 1."),
            ("1000", "Ensure this value is less than or equal to 999."),
            ("one", "Enter a whole number."),
        ],
    )
    def test_begins_with_a_number_from_1_to_999(self, publish, number, sentence):
        value = {"start": number, "items": items(list_item("", "<p>A</p>"))}
        response = publish(("numbered_list", value))
        assert body_errors(response) == {"0.content.0.start": sentence}

    def test_needs_an_item_to_be_published(self, publish):
        response = publish(("numbered_list", {"start": "1", "items": items()}))
        assert body_errors(response) == {"0.content.0.items": "The minimum number of items is 1"}

    def test_may_have_no_items_in_a_draft(self, publish):
        value = {"start": "1", "items": items()}
        assert publish(("numbered_list", value), draft=True).status_code == 302

    def test_refuses_an_item_that_says_nothing(self, publish):
        value = {"start": "1", "items": items(list_item("", "<p>A</p>"), list_item("", ""))}
        response = publish(("numbered_list", value))
        assert body_errors(response) == {
            "0.content.0.items.1.text": "Write the item, or take it away."
        }

    def test_refuses_a_lead_in_that_is_a_paragraph(self, publish):
        value = {"start": "1", "items": items(list_item("a" * 121, "<p>A</p>"))}
        response = publish(("numbered_list", value))
        assert "at most 120 characters" in body_errors(response)["0.content.0.items.0.lead_in"]

    def test_nests_once(self):
        inner = NumberedListBlock().child_blocks["items"].child_block.child_blocks["items"]
        assert "items" not in inner.child_block.child_blocks


class TestPicture:
    def test_is_printed_with_its_alt_text_and_caption(self, printed):
        page = printed(("image", figure(ImageFactory(), "Two hands", "Needles")))
        assert 'alt="Two hands"' in page
        assert "Needles" in page

    def test_is_drawn_in_the_picker_although_none_is_chosen(self, editor_client):
        block = ClinicContentBlock().child_blocks["image"]
        url = reverse("wagtailadmin_block_preview")
        assert "<img" in editor_client.get(url, {"id": block.definition_prefix}).text

    def test_that_is_decoration_has_an_empty_alt_text(self, printed):
        page = printed(("image", figure(ImageFactory(), "Ignored", decorative=True)))
        assert 'alt=""' in page
        assert "Ignored" not in page

    def test_needs_alt_text_or_a_mark_to_be_published(self, publish):
        response = publish(("image", figure(ImageFactory())))
        errors = body_errors(response)
        assert list(errors) == ["0.content.0.image.alt_text"]
        assert "alt text" in errors["0.content.0.image.alt_text"]

    def test_may_wait_for_its_alt_text_in_a_draft(self, publish):
        assert publish(("image", figure(ImageFactory())), draft=True).status_code == 302

    def test_needs_a_picture_to_be_published(self, publish):
        assert list(body_errors(publish(("image", figure())))) == ["0.content.0.image.image"]

    def test_refuses_a_caption_that_is_a_paragraph(self, publish):
        response = publish(("image", figure(ImageFactory(), "Hands", "a" * 256)))
        assert "at most 255 characters" in body_errors(response)["0.content.0.caption"]


class TestTable:
    def test_is_printed_with_its_headings_and_caption(self, printed):
        page = printed(
            ("table", table("What was compared", ["Group", "People"], ["Acupuncture", "20"]))
        )
        assert "<caption>What was compared</caption>" in page
        assert '<th scope="col">Group</th>' in page
        assert "Acupuncture" in page

    def test_needs_a_column_and_a_row_to_be_published(self, publish):
        response = publish(("table", table("Nothing", [])))
        assert body_errors(response) == {
            "0.content.0": "A table needs at least one column and one row."
        }

    def test_needs_a_heading_over_each_column(self, publish):
        response = publish(("table", table("", ["Group", ""], ["Acupuncture", "20"])))
        assert body_errors(response) == {"0.content.0": "Give every column a heading."}

    def test_may_be_unfinished_in_a_draft(self, publish):
        assert publish(("table", table("", [])), draft=True).status_code == 302


class TestCallout:
    def callout(self, **fields):
        return {
            "kind": "help-today",
            "heading": "Call us if",
            "text": callout_text("<p>you feel faint.</p>"),
            **fields,
        }

    def test_is_printed_with_its_kind_in_words(self, printed):
        page = printed(("callout", self.callout()))
        for words in ("Get help today", "Call us if", "you feel faint."):
            assert words in page

    def test_needs_a_heading_and_a_text_to_be_published(self, publish):
        response = publish(("callout", self.callout(heading="", text=callout_text(""))))
        assert set(body_errors(response)) == {"0.content.0.heading", "0.content.0.text"}

    def test_refuses_a_kind_that_is_none(self, publish):
        response = publish(("callout", self.callout(kind="panic")))
        assert list(body_errors(response)) == ["0.content.0.kind"]

    def test_may_be_unfinished_in_a_draft(self, publish):
        value = self.callout(heading="", text=callout_text(""))
        assert publish(("callout", value), draft=True).status_code == 302


class TestQuotation:
    def test_is_printed_with_who_said_it(self, printed):
        page = printed(("quote", {"text": "Ask <twice>.", "attribution": "Dr Who"}))
        assert "Ask &lt;twice&gt;." in page
        assert "Dr Who" in page

    def test_cannot_be_published_without_words(self, publish):
        response = publish(("quote", {"text": "", "attribution": "Dr Who"}))
        assert list(body_errors(response)) == ["0.content.0.text"]

    def test_may_be_unfinished_in_a_draft(self, publish):
        value = {"text": "", "attribution": ""}
        assert publish(("quote", value), draft=True).status_code == 302


class TestSection:
    def test_may_have_no_heading(self, printed):
        page = printed(("prose", prose("<p>Goodbye.</p>")), heading="")
        assert "Goodbye." in page
        assert "section__heading" not in page

    def test_refuses_a_heading_that_is_a_paragraph(self, publish):
        response = publish(("prose", prose("<p>A</p>")), heading="a" * 161)
        assert "at most 160 characters" in body_errors(response)["0.heading"]

    def test_without_content_cannot_be_published(self, publish):
        assert body_errors(publish()) == {"0.content": "This field is required."}

    def test_without_content_is_saved_as_a_draft(self, publish):
        assert publish(draft=True).status_code == 302


class TestFaq:
    def faq(self, *pairs):
        rows = [
            {"question": question, "answer": rich_text(html, features=ANSWER_FEATURES)}
            for question, html in pairs
        ]
        return ("faq", {"items": items(*rows)})

    def test_is_printed_closed_for_the_browser_to_open(self, printed):
        page = printed(
            self.faq(
                ("Do I need a <letter>?", "<p>No, <b>never</b>.</p>"), ("When?", "<p>Soon</p>")
            )
        )
        assert "<summary>Do I need a &lt;letter&gt;?</summary>" in page
        assert "<b>never</b>" in page
        assert page.count("<details") == 2
        assert "<details open" not in page

    def test_is_told_to_search_engines(self, printed):
        page = printed(
            self.faq(("Do I need a letter?", "<p>No &amp; never.</p><ul><li>Really</li></ul>"))
        )
        script = BeautifulSoup(page, "html.parser").find("script", type="application/ld+json")
        faq = next(one for one in json.loads(script.string) if one["@type"] == "FAQPage")
        assert faq["mainEntity"] == [
            {
                "@type": "Question",
                "name": "Do I need a letter?",
                "acceptedAnswer": {"@type": "Answer", "text": "No & never. Really"},
            }
        ]

    def test_a_page_without_one_says_nothing_of_questions(self, printed):
        assert "FAQPage" not in printed(("prose", prose("<p>Plain.</p>")))

    @pytest.mark.parametrize(
        ("pair", "field"), [(("", "<p>No.</p>"), "question"), (("Why?", "<p> </p>"), "answer")]
    )
    def test_refuses_half_a_question(self, publish, pair, field):
        errors = body_errors(publish(self.faq(pair)))
        assert [path.endswith(field) for path in errors] == [True]

    def test_refuses_to_be_empty(self, publish):
        assert body_errors(publish(self.faq()))
