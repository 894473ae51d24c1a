"""The form that asks for an appointment; who fills it in is in test_patient.py."""

import pytest
from django.core.cache import cache
from playwright.sync_api import expect

from tests.browser.axe import axe_violations
from tests.factories import build_site, make_request_page
from tests.nu import nu_errors

LOCATIONS = ("Mill Street", "Station")


@pytest.fixture(autouse=True)
def _form(transactional_db):
    cache.clear()
    home, _blog = build_site()
    make_request_page(home, locations=LOCATIONS)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_form_that_came_back_breaks_no_rule(visit, scheme):
    page = visit("/appointment/", scheme=scheme, width=320)
    page.get_by_label("E-mail address").fill("ana@")
    page.get_by_role("main").get_by_role("button").click()
    expect(page.get_by_role("alert")).to_be_visible()
    assert axe_violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert nu_errors({"form": page.content()}) == []


def test_what_robots_fill_in_is_out_of_everybodys_way(visit):
    page = visit("/appointment/")
    trap = page.locator("[name=leave-empty]")
    box = trap.bounding_box()
    assert page.get_by_label("Leave this empty").count() == 1
    assert page.get_by_role("textbox", name="Leave this empty").count() == 0
    assert not box or trap.evaluate("it => getComputedStyle(it.closest('p')).width") == "1px"
    page.get_by_label("Your name").focus()
    names = []
    for _press in range(30):
        page.keyboard.press("Tab")
        names.append(page.evaluate("document.activeElement.name || ''"))
    assert "which_of_our_locations" in names
    assert "leave-empty" not in names
