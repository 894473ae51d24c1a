"""Pictures of evidence: studies, citing them, and what readers see."""

from tests.guide.camera import SETTLED

ARTICLE = "acupuncture-and-peripheral-neuropathy"
NEW_STUDY = "10.1136/bmj.m697"
STUDIES = "/admin/snippets/blog/study/"
FOLDED = "[data-streamfield-child] [data-panel-toggle][aria-expanded=false]"


def picture_list(camera):
    """Picture the list of studies."""
    camera.open(STUDIES)
    camera.take("studies")


def picture_report(camera):
    """Picture the report of citations that readers cannot look up, with one such citation."""
    page = camera.page
    camera.open(STUDIES)
    page.locator("main td.title a").first.click()
    page.locator("[name=doi]").fill("")
    page.locator("[name=pmid]").fill("")
    page.get_by_role("button", name="Save").first.click()
    page.get_by_text("updated").first.wait_for()
    camera.open("/admin/reports/unverified-citations/")
    camera.take("unverified-citations")


def picture_citing(camera):
    """Picture a study's card, the window for choosing one, and one looked up to be added."""
    page = camera.page
    camera.open_editor_of(ARTICLE)
    card = page.locator("[data-contentpath='study']").first
    card.wait_for(state="attached")
    page.evaluate(f"document.querySelectorAll('{FOLDED}').forEach(button => button.click())")
    page.wait_for_timeout(SETTLED)
    card.evaluate("card => card.scrollIntoView({ block: 'center' })")
    camera.take("study-card")
    card.get_by_role("button", name="Actions").click()
    page.get_by_role("button", name="Choose another").first.click()
    dialog = page.get_by_role("dialog").filter(has=page.locator("[data-study-box]"))
    dialog.wait_for()
    camera.take("choose-study")
    dialog.get_by_role("tab", name="Add").click()
    dialog.locator("[data-study-box]").fill(f"https://doi.org/{NEW_STUDY}")
    dialog.get_by_role("button", name="Look it up").click()
    dialog.get_by_role("button", name="Add this study").wait_for()
    camera.take("add-study")


def picture_article(camera):
    """Picture what readers see: the evidence at a glance."""
    camera.open(f"/blog/{ARTICLE}/")
    camera.take("at-a-glance", camera.page.locator(".glance"))


PICTURES = (picture_list, picture_citing, picture_report)
