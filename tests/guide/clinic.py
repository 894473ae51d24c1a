"""Pictures of the clinic's own pages and settings in the editor."""

from tests.guide.camera import SETTLED
from tests.guide.evidence import FOLDED

TEXTS = "/admin/snippets/pages/clinictexts/"
SETTINGS = "/admin/settings/pages/clinicsettings/"
TOO_LIGHT = "#e8c46a"


def _show(camera, contentpath):
    """Scroll the panel of one field to the top of the window."""
    panel = camera.page.locator(f"[data-contentpath='{contentpath}']").first
    panel.evaluate("panel => panel.closest('section').scrollIntoView()")


def _unfold(camera):
    """Open every block of the page's body."""
    camera.page.locator(FOLDED).first.wait_for()
    camera.page.evaluate(f"document.querySelectorAll('{FOLDED}').forEach(it => it.click())")
    camera.page.wait_for_timeout(SETTLED)


def picture_home(camera):
    """Picture the bands of the home page."""
    camera.open("/admin/pages/")
    edit = camera.page.locator("main a[href$='/edit/']").first
    camera.open(edit.get_attribute("href"))
    _show(camera, "body")
    camera.take("home-page")


def picture_service(camera):
    """Picture what a service leads to: conditions, and people."""
    camera.open_editor_of("consultation")
    _show(camera, "conditions")
    camera.take("service-links")


def picture_person(camera):
    """Picture the form of a person."""
    camera.open("/admin/snippets/pages/person/")
    camera.page.get_by_role("link", name="Ines Falkenrath").first.click()
    camera.page.locator("[name=credentials]").wait_for()
    camera.take("person")


def picture_questions(camera):
    """Picture questions with answers in a section."""
    camera.open_editor_of("questions-patients-ask")
    _unfold(camera)
    _show(camera, "body")
    camera.take("questions")


def picture_form(camera):
    """Picture the questions of the form to ask for an appointment."""
    camera.open_editor_of("ask-for-an-appointment")
    camera.page.get_by_role("heading", name="Questions").first.evaluate("it => it.scrollIntoView()")
    camera.take("form-questions")


def picture_menu(camera):
    """Picture the main menu of two levels."""
    camera.open(TEXTS)
    camera.page.locator("main td.title a").first.click()
    camera.page.locator("[data-contentpath='header_menu']").wait_for()
    _show(camera, "header_menu")
    camera.take("menu")


def picture_colours(camera):
    """Picture a colour that is refused, with the nearby one that can be read."""
    page = camera.page
    camera.open(SETTINGS)
    page.locator("[name=brand_colour]").fill(TOO_LIGHT)
    page.get_by_role("button", name="Save").first.click()
    page.get_by_text("The closest colour that works").wait_for()
    _show(camera, "brand_colour")
    camera.take("colours")


def picture_draft(camera):
    """Picture a page that waits for the clinic's own text."""
    camera.open_editor_of("legal-notice")
    _unfold(camera)
    _show(camera, "body")
    camera.take("waiting-draft")


def picture_testimonial(camera):
    """Picture a new testimonial with its consent."""
    camera.open("/admin/snippets/pages/testimonial/add/")
    camera.take("testimonial")


PICTURES = (
    picture_home,
    picture_service,
    picture_person,
    picture_questions,
    picture_form,
    picture_menu,
    picture_colours,
    picture_draft,
    picture_testimonial,
)
