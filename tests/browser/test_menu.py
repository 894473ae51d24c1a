"""A menu of two levels, by keyboard and by touch, on any screen, with and without JavaScript."""

import pytest
from playwright.sync_api import expect
from wagtail.models import Site

from pages.models import ClinicSettings, ClinicTexts
from tests.browser.axe import axe_violations
from tests.factories import StandardPageFactory, build_site

GROUPS = {
    "Care": ("Services", "Conditions"),
    "Coming here": ("Fees and insurance", "Cancellations", "Questions patients ask"),
    "About us": ("Our rooms", "Our history"),
}


@pytest.fixture(autouse=True)
def _menu(transactional_db):
    home, _blog = build_site()
    clinic = ClinicSettings.objects.create(site=Site.objects.get(), name="Riverbank Clinic")
    groups = []
    for label, titles in GROUPS.items():
        pages = [StandardPageFactory(parent=home, title=title) for title in titles]
        links = [{"page": page, "address": "", "label": ""} for page in pages]
        groups.append(("group", {"label": label, "links": links}))
    ClinicTexts.objects.create(clinic=clinic, locale=home.locale, header_menu=groups)


@pytest.mark.parametrize("javascript", [True, False], ids=["scripts", "no scripts"])
def test_it_is_walked_through_by_keyboard(visit, javascript):
    page = visit("/", javascript=javascript)
    nav = page.get_by_role("navigation", name="Main")
    nav.locator("summary", has_text="Care").focus()
    page.keyboard.press("Tab")
    coming = nav.locator("summary", has_text="Coming here")
    expect(coming).to_be_focused()
    expect(nav.get_by_role("link", name="Cancellations")).to_be_hidden()
    page.keyboard.press("Enter")
    expect(nav.get_by_role("link", name="Cancellations")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(nav.get_by_role("link", name="Cancellations")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Cancellations")
    expect(nav.locator("summary[aria-current]")).to_have_text("Coming here")


def test_of_two_groups_one_is_open(visit):
    nav = visit("/").get_by_role("navigation", name="Main")
    nav.locator("summary", has_text="Care").click()
    nav.locator("summary", has_text="About us").click()
    expect(nav.get_by_role("link", name="Our rooms")).to_be_visible()
    expect(nav.get_by_role("link", name="Services")).to_be_hidden()


def test_the_escape_key_closes_a_group_and_gives_the_focus_back(visit):
    page = visit("/")
    nav = page.get_by_role("navigation", name="Main")
    care = nav.locator("summary", has_text="Care")
    care.click()
    nav.get_by_role("link", name="Conditions").focus()
    page.keyboard.press("Escape")
    expect(nav.get_by_role("link", name="Conditions")).to_be_hidden()
    expect(care).to_be_focused()


def test_a_press_elsewhere_closes_a_group(visit):
    page = visit("/")
    nav = page.get_by_role("navigation", name="Main")
    nav.locator("summary", has_text="Care").click()
    page.get_by_role("heading", level=1).click()
    expect(nav.get_by_role("link", name="Conditions")).to_be_hidden()


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_an_open_group_moves_no_other_line_of_the_menu(visit, width):
    nav = visit("/", width=width).get_by_role("navigation", name="Main")
    names = nav.locator("summary")
    before = [names.nth(place).bounding_box() for place in range(len(GROUPS))]
    names.nth(1).click()
    assert [names.nth(place).bounding_box() for place in range(len(GROUPS))] == before


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 768, 1280])
def test_an_open_group_fits_the_screen_and_breaks_no_rule(visit, width, scheme):
    page = visit("/", width=width, scheme=scheme)
    nav = page.get_by_role("navigation", name="Main")
    nav.locator("summary", has_text="About us").click()
    box = nav.get_by_role("link", name="Our history").bounding_box()
    assert 0 <= box["x"] <= box["x"] + box["width"] <= width
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert axe_violations(page) == []
