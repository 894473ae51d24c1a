"""An article's way from an empty form to a reader, by mouse and keyboard."""

import re

from playwright.sync_api import expect

from tests.browser.desk import member_of
from tests.factories import StudyFactory


def test_staff_write_an_article_a_clinician_publishes_it_and_a_reader_reads_it(site, desk):
    staff, clinician = member_of("Clinic staff"), member_of("Clinicians")
    StudyFactory(title="Needles for numb feet", year=2019)

    writer = desk()
    writer.log_in(staff)
    page = writer.page
    page.goto(f"{writer.url}/admin/pages/{site.blog.pk}/")
    page.get_by_role("link", name="Add child page").first.click()
    page.get_by_role("textbox", name="Title").fill("Needles and numb feet")
    writer.add_block("")
    writer.field("0.heading").fill("What was tried")
    writer.add_block("0.content", "Text")
    writer.write("0.content.0", "Two groups were compared.")
    writer.add_block("0.content", "Numbered list")
    writer.field("0.content.1.items.0.lead_in").fill("Less pain")
    writer.write("0.content.1.items.0.text", "It fell in twelve weeks.")
    writer.add_block("0.content", "Study")
    page.get_by_role("button", name="Choose study").click()
    page.get_by_role("link", name=re.compile("Needles for numb feet")).click()
    writer.write("0.content.2.finding", "Pain fell by a third.")

    # The editor saves by itself while somebody writes; from then on the page has its own address.
    expect(page).to_have_url(re.compile(r"/admin/pages/\d+/edit/"))

    page.get_by_role("button", name="Toggle preview").click()
    preview = page.frame_locator("[data-side-panel='preview'] iframe").last
    for words in ("What was tried", "Two groups", "Less pain", "It fell in", "Pain fell by a"):
        expect(preview.get_by_text(words).first).to_be_visible()

    page.get_by_role("button", name="Save draft").click()
    expect(page.get_by_text("has been updated")).to_be_visible()
    writer.choose_action("Submit to Approval by a clinician")
    expect(page.get_by_text("submitted for moderation")).to_be_visible()

    publisher = desk()
    publisher.log_in(clinician)
    publisher.page.get_by_role("link", name="Needles and numb feet").first.click()
    publisher.choose_action("Approve and Publish")
    expect(publisher.page.get_by_text("has been updated")).to_be_visible()

    reader = desk().page
    reader.goto(f"{writer.url}/blog/needles-and-numb-feet/")
    for words in ("What was tried", "Two groups", "Less pain", "It fell in", "Pain fell by a"):
        expect(reader.get_by_role("article").get_by_text(words).first).to_be_visible()
