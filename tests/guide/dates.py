"""Pictures of dates: an update, a review, and what readers see of them."""

from tests.guide.evidence import ARTICLE

PEOPLE = "/admin/snippets/pages/person/"
VISIT = "your-first-acupuncture-visit"
NOTE = "We added a trial of 2025 on how long the effect lasts."


def picture_update(camera):
    """Picture the dialog that asks what readers are told, and publish."""
    page = camera.page
    camera.open_editor_of(ARTICLE)
    footer = page.get_by_role("navigation", name="Actions (footer)")
    footer.get_by_role("button", name="More actions").click()
    footer.get_by_role("button", name="Publish as an update…").click()
    dialog = page.get_by_role("dialog", name="Tell readers what changed")
    dialog.get_by_role("textbox", name="Note for readers").fill(NOTE)
    camera.take("publish-as-update")
    dialog.get_by_role("button", name="Publish as an update").click()
    page.get_by_text("has been published").first.wait_for()


def picture_review(camera):
    """Picture signing by a physician of an article that somebody else wrote, and sign."""
    page = camera.page
    camera.open(PEOPLE)
    page.get_by_role("link", name="Samuel Iyoha-Brandt").first.click()
    page.locator("[name=account]").select_option(index=1)
    page.get_by_role("button", name="Save").first.click()
    page.get_by_text("updated").first.wait_for()
    camera.open(f"/admin/dates/{_key(camera.open_editor_of(VISIT))}/review/")
    camera.take("mark-as-reviewed")
    page.get_by_label("I have read the whole page").check()
    page.get_by_role("button", name="Sign the review").click()
    page.get_by_text("You have signed the review").first.wait_for()
    page.get_by_role("button", name="Toggle dates and reviews").click()
    camera.take("dates-side-panel")


def picture_dates(camera):
    """Picture the dates of an article as readers see them."""
    camera.open(f"/blog/{VISIT}/")
    camera.page.locator(".changes summary").click()
    camera.take("dates-for-readers")


def picture_report(camera):
    """Picture the report on dates."""
    camera.open("/admin/dates/report/")
    camera.take("dates-report")


def _key(edit_address):
    return edit_address.split("/")[-3]


PICTURES = (picture_update, picture_review, picture_dates, picture_report)
