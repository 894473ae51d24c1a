"""Adding a study from the citation block: three actions, by keyboard alone."""

import pytest
from playwright.sync_api import expect

from blog.models import Study
from tests.factories import UserFactory, publish_article, section

DOI = "10.1089/acm.2016.0155"
REFERENCE = (
    "Lempke LB, Schmidt JD, Lynall RC. Athletic trainers' concussion-management practices: an "
    "update. J Athl Train. 2020;55(1):17-26."
)
PATIENCE = 60_000  # milliseconds; a busy machine takes its time


class Keyboard:
    """Somebody who uses no mouse; counts what they do to get a study into a block."""

    def __init__(self, page):
        self.page = page
        self.actions = 0

    def press(self, key):
        self.page.keyboard.press(key)
        self.actions += 1

    def paste(self, text):
        self.page.evaluate("text => navigator.clipboard.writeText(text)", text)
        self.press("Control+V")


@pytest.fixture
def editing(visit, site, settings):
    """The editor of an article with an empty study block; the chooser's button has the focus."""
    expect.set_options(timeout=PATIENCE)
    editor = UserFactory(is_superuser=True, is_staff=True)
    body = [section("Evidence", [("study_citation", {"finding": "<p>Pain fell.</p>"})])]
    article = publish_article(site.blog, title="Numb feet", body=body)
    page = visit(f"/admin/pages/{article.pk}/edit/", user=editor)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    expect(page.locator(".snippet-chooser")).to_be_attached()
    folded = "document.querySelectorAll('[data-panel-toggle][aria-expanded=false]')"
    page.evaluate(f"{folded}.forEach(button => button.click())")
    page.get_by_role("button", name="Choose study").focus()
    return page


def chosen(page):
    return page.locator(".snippet-chooser")


def test_a_doi_takes_three_actions_by_keyboard(editing, services):
    page, keyboard = editing, Keyboard(editing)
    keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    expect(page.locator("[data-study-box]")).to_be_attached()
    keyboard.paste(f"https://doi.org/{DOI}")
    expect(page.get_by_role("button", name="Add this study")).to_be_focused()
    expect(page.get_by_role("dialog")).to_contain_text("Acupuncture for the Treatment")
    keyboard.press("Enter")

    expect(chosen(page)).to_contain_text("Dimitrova et al 2017: Acupuncture for the Treatment")
    assert keyboard.actions == 3
    study = Study.objects.get()
    assert study.doi == DOI
    expect(page.locator("input[name$='-study']")).to_have_value(str(study.pk))


def test_a_reference_without_network_is_checked_by_hand_and_added(editing):
    page, keyboard = editing, Keyboard(editing)
    keyboard.press("Enter")
    page.get_by_role("tab", name="Add").focus()
    keyboard.press("Enter")
    page.locator("[data-study-box]").focus()
    keyboard.paste(REFERENCE)
    expect(page.get_by_role("dialog")).to_contain_text("switched off for this site")
    expect(page.get_by_label("Volume")).to_have_value("55")
    expect(page.get_by_role("button", name="Add this study")).to_be_focused()
    keyboard.press("Enter")
    expect(chosen(page)).to_contain_text("Lempke et al 2020")
