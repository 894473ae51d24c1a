"""The dialog that asks what readers are told of a change."""

from playwright.sync_api import expect
from wagtail.models import Revision

from pages.models import PageUpdate, ProposedUpdate
from tests.browser.desk import member_of
from tests.editor import edit_url
from tests.factories import publish_article


def open_dialog(worker, name):
    worker.choose_action(name)
    return worker.page.get_by_role("dialog", name="Tell readers what changed")


def test_staff_propose_an_update_and_a_clinician_publishes_it(site, desk):
    article = publish_article(site.blog, title="Needles", slug="needles")
    before = Revision.objects.count()

    writer = desk()
    writer.log_in(member_of("Clinic staff"))
    writer.page.goto(writer.url + edit_url(article))
    dialog = open_dialog(writer, "Submit as an update…")
    expect(writer.page.get_by_role("button", name="Submit to Approval")).to_be_hidden()

    # What is typed here is no edit of the page, so nothing is saved while somebody thinks.
    dialog.get_by_role("textbox", name="Note for readers").fill("We added a trial of 2025.")
    writer.page.wait_for_timeout(2_500)
    assert Revision.objects.count() == before

    dialog.get_by_role("textbox", name="Note for readers").fill("")
    dialog.get_by_role("button", name="Submit as an update").click()
    expect(dialog.get_by_text("Say in a sentence what changed.")).to_be_visible()
    assert not ProposedUpdate.objects.exists()

    dialog.get_by_text("Correction: something was wrong").click()
    dialog.get_by_role("textbox", name="Note for readers").fill("We mended a dose.")
    dialog.get_by_role("button", name="Submit as an update").click()
    expect(writer.page.get_by_text("The update waits for the page to be approved.")).to_be_visible()

    publisher = desk()
    publisher.log_in(member_of("Clinicians"))
    publisher.page.goto(publisher.url + edit_url(article))
    expect(publisher.page.get_by_text("“We mended a dose.”")).to_be_visible()
    publisher.choose_action("Approve and Publish with the proposed update")
    expect(publisher.page.get_by_text("has been updated")).to_be_visible()
    assert PageUpdate.objects.get().note == "We mended a dose."

    reader = desk().page
    reader.goto(f"{writer.url}/blog/needles/")
    reader.get_by_text("What changed").first.click()
    expect(reader.get_by_text("We mended a dose.")).to_be_visible()
