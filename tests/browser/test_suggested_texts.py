"""What a record suggests to print, taken over into an empty card of the editor."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.desk import member_of
from tests.factories import StudyFactory, publish_article, section

PAIN = "Pain Medicine"


@pytest.fixture
def card(site, desk):
    """Open the editor on an article with one study card: `card(finding="<p>…</p>")`."""

    def open_card(**texts):
        article = publish_article(
            site.blog,
            body=[section("Trials", [("study_citation", {"journal_named": PAIN, **texts})])],
        )
        writer = desk()
        writer.log_in(member_of("Clinicians"))
        writer.page.goto(f"{writer.url}/admin/pages/{article.pk}/edit/")
        writer.page.locator("[data-streamfield-child] [data-panel-toggle]").first.click()
        return writer

    return open_card


def choose(writer, words):
    writer.page.get_by_role("link", name=re.compile(words)).click()
    expect(writer.page.locator(".snippet-chooser")).to_contain_text(words)


def texts(writer, name):
    """Return the paragraphs of a text of the card."""
    return writer.page.locator(f"[data-contentpath='{name}'] .public-DraftStyleDefault-block")


def test_empty_texts_take_over_what_the_record_suggests_and_are_then_the_articles_own(card):
    StudyFactory(
        title="Needles for numb feet",
        suggested_finding="Pain fell <b>by a third</b>.\r\n\r\nSleep got better.",
        suggested_limits="Forty people took part.",
    )
    StudyFactory(title="Exercise for backs", suggested_finding="Backs got stronger.")
    writer = card()
    writer.page.get_by_role("button", name="Choose study").click()
    choose(writer, "Needles for numb feet")
    expect(texts(writer, "finding")).to_have_text(
        ["Pain fell <b>by a third</b>.", "Sleep got better."]
    )
    expect(texts(writer, "limits")).to_have_text(["Forty people took part."])
    expect(writer.field("0.content.0.limits")).to_have_value(re.compile("Forty people"))

    writer.page.locator(".snippet-chooser").get_by_role("button", name="Actions").click()
    writer.page.get_by_role("button", name="Choose another").click()
    choose(writer, "Exercise for backs")
    expect(texts(writer, "finding").first).to_have_text("Pain fell <b>by a third</b>.")


def test_what_the_article_says_itself_is_kept(card):
    StudyFactory(
        title="Needles for numb feet",
        journal=PAIN,
        suggested_finding="Pain fell.",
        suggested_limits="Forty people took part.",
    )
    writer = card(finding="<p>It helped a little.</p>")
    writer.page.get_by_role("button", name=re.compile("Needles for numb feet")).click()
    expect(texts(writer, "limits")).to_have_text(["Forty people took part."])
    expect(texts(writer, "finding")).to_have_text(["It helped a little."])
