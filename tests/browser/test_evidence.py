"""A study's way from a DOI to a reader: added once, cited three times, one number."""

import re

from playwright.sync_api import expect

from blog.models import Study
from tests.browser.desk import member_of

DOI = "10.1089/acm.2016.0155"
TITLE = "Acupuncture for the Treatment"


def test_a_study_added_by_doi_and_cited_three_times_is_one_reference(site, desk, services):
    writer = desk()
    page = writer.page
    writer.log_in(member_of("Clinicians"))
    page.goto(f"{writer.url}/admin/pages/add/blog/articlepage/{site.blog.pk}/")
    page.get_by_role("textbox", name="Title").fill("Needles and numb feet")
    writer.add_block("")
    writer.field("0.heading").fill("What was tried")

    writer.add_block("0.content", "Study")
    page.get_by_role("button", name="Choose study").click()
    page.get_by_role("tab", name="Add").click()
    page.locator("[data-study-box]").fill(f"https://doi.org/{DOI}")
    page.get_by_role("button", name="Look it up").click()
    page.get_by_role("button", name="Add this study").click()
    expect(page.locator(".snippet-chooser")).to_contain_text(TITLE)
    writer.write("0.content.0.finding", "Pain fell by a third.")

    writer.add_block("0.content", "Text")
    writer.cite("0.content.1", "Feet hurt less ", TITLE, " for twelve weeks.")
    writer.add_block("0.content", "Text")
    writer.cite("0.content.2", "Sleep got better ", TITLE, " as well.")
    writer.choose_action("Publish")
    expect(page.get_by_text(re.compile("(has been|created and) published")).first).to_be_visible()
    assert Study.objects.get().doi == DOI

    reader = desk().page
    reader.goto(f"{writer.url}/blog/needles-and-numb-feet/")
    article = reader.get_by_role("article")
    expect(article.get_by_role("link", name="Study 1", exact=True)).to_be_visible()
    expect(article.get_by_text("Feet hurt less [1] for twelve weeks.")).to_be_visible()
    expect(article.get_by_text("Sleep got better [1] as well.")).to_be_visible()
    expect(reader.locator("#ref-1")).to_contain_text(TITLE)
    expect(reader.locator("[id^=ref-]")).to_have_count(1)
    expect(reader.locator("#ref-1 [href^='#cite-']")).to_have_count(3)
