"""Adding a study from the citation block: three actions, by keyboard alone."""

import pytest
from playwright.sync_api import expect

from blog.models import Study
from tests.factories import UserFactory, publish_article, section

DOI = "10.1089/acm.2016.0155"
PATIENCE = 60_000  # milliseconds
FOCUSED_TEXT = "document.activeElement.textContent.trim()"


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
def editing(visit, site, settings, services):
    """The editor of an article with an empty study block; the chooser's button has the focus."""
    expect.set_options(timeout=PATIENCE)
    settings.WAGTAIL_AUTO_UPDATE_PREVIEW_INTERVAL = 0
    editor = UserFactory(is_superuser=True, is_staff=True)
    body = [section("Evidence", [("study_citation", {"finding": "<p>Pain fell.</p>"})])]
    article = publish_article(site.blog, title="Numb feet", body=body)
    page = visit(f"/admin/pages/{article.pk}/edit/", user=editor)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Expand all").last.click()
    page.get_by_role("button", name="Choose study").focus()
    return page


def test_a_doi_takes_three_actions_by_keyboard(editing):
    page, keyboard = editing, Keyboard(editing)
    keyboard.press("Enter")
    expect(page.get_by_role("textbox", name="Search term")).to_be_focused()
    keyboard.paste(f"https://doi.org/{DOI}")
    confirm = page.get_by_role("button", name="Add this study")
    expect(confirm).to_be_focused()
    expect(page.get_by_role("dialog")).to_contain_text("Acupuncture for the Treatment")
    keyboard.press("Enter")

    chosen = page.locator(".snippet-chooser")
    expect(chosen).to_contain_text("Dimitrova et al 2017: Acupuncture for the Treatment")
    assert keyboard.actions == 3
    study = Study.objects.get()
    assert study.doi == DOI
    expect(page.locator("input[name$='-study']")).to_have_value(str(study.pk))
