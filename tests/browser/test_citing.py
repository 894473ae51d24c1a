"""A study cited in the text of an article: written by keyboard, read with and without a script."""

import re

from playwright.sync_api import expect

from tests.browser.desk import member_of
from tests.factories import StudyFactory, publish_article, section


def marker(study):
    return f'<a linktype="study" id="{study.pk}">[Lu 2020]</a>'


def test_an_editor_cites_a_study_in_the_text_without_a_mouse(site, desk):
    StudyFactory(title="Needles for numb feet", year=2019)
    article = publish_article(site.blog, body=[section("What was tried", [("prose", "")])])
    writer = desk()
    writer.log_in(member_of("Clinicians"))
    page = writer.page
    page.goto(f"{writer.url}/admin/pages/{article.pk}/edit/")
    folded = page.locator("[data-streamfield-child] [data-panel-toggle][aria-expanded=false]")
    folded.first.focus()
    page.keyboard.press("Enter")
    writer.cite("0.content.0", "Pain fell ", "Needles for numb feet", " in twelve weeks.")
    expect(page.get_by_text("[Lu and Giobbie-Hurder 2019]")).to_be_visible()
    writer.choose_action("Publish")
    expect(page.get_by_text("has been published").first).to_be_visible()

    reader = desk().page
    reader.goto(writer.url + article.url)
    expect(reader.get_by_text("Pain fell [1] in twelve weeks.")).to_be_visible()


def test_a_reader_sees_the_reference_beside_its_marker(site, visit):
    study = StudyFactory(title="Needles for numb feet")
    article = publish_article(
        site.blog, body=[section("A", [("prose", f"<p>Pain fell {marker(study)}.</p>")])]
    )
    page = visit(article.url)
    link = page.locator(".cite", has_text="[1]")
    card = page.locator(".cite-card")
    link.hover()
    expect(card.get_by_text("Needles for numb feet")).to_be_visible()
    card.hover()
    expect(card).to_be_visible()
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    link.focus()
    expect(card).to_be_visible()
    link.press("Enter")
    expect(page).to_have_url(re.compile("#ref-1$"))


def test_without_a_script_the_marker_is_a_link_to_the_reference_and_back(site, visit):
    study = StudyFactory()
    article = publish_article(
        site.blog, body=[section("A", [("prose", f"<p>Pain fell {marker(study)}.</p>")])]
    )
    page = visit(article.url, javascript=False)
    page.locator(".cite", has_text="[1]").click()
    expect(page).to_have_url(re.compile("#ref-1$"))
    page.get_by_role("link", name=re.compile("Back to where 1 is cited")).click()
    expect(page).to_have_url(re.compile("#cite-1$"))
