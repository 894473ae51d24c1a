"""A patient asks for an appointment, with an error first: by keyboard, with and without scripts."""

import pytest
from django.core.cache import cache
from playwright.sync_api import expect

from pages.models import RequestSubmission
from tests.browser.axe import axe_violations
from tests.factories import build_site, make_request_page
from tests.nu import nu_errors

LOCATIONS = ("Mill Street", "Station")


@pytest.fixture(autouse=True)
def _form(transactional_db):
    cache.clear()
    home, _blog = build_site()
    make_request_page(home, locations=LOCATIONS)


def press(page, *keys):
    for key in keys:
        page.keyboard.press(key)


@pytest.mark.parametrize("javascript", [True, False], ids=["scripts", "no scripts"])
def test_a_patient_asks_by_keyboard_and_mends_what_was_wrong(visit, javascript):
    page = visit("/", javascript=javascript)
    page.get_by_role("banner").get_by_role("link", name="Ask for an appointment").focus()
    press(page, "Enter")
    expect(page).to_have_title("Ask for an appointment · Clinic")

    page.get_by_label("Your name").focus()
    page.keyboard.type("Ana Ruiz")
    press(page, "Tab")
    page.keyboard.type("12")
    press(page, "Tab", "Tab", "Space", "Enter")

    expect(page).to_have_title("Not sent yet: Ask for an appointment · Clinic")
    summary = page.get_by_role("alert")
    expect(summary).to_be_focused()
    expect(summary.get_by_role("listitem")).to_have_text(
        [
            "Telephone number: This is no telephone number. Please write it with all its digits.",
            "Which of our locations?: Nothing is chosen. Please choose an answer.",
        ]
    )
    expect(page.get_by_label("Your name")).to_have_value("Ana Ruiz")
    expect(page.get_by_label("Monday")).to_be_checked()
    assert not RequestSubmission.objects.exists()

    press(page, "Tab", "Enter")
    phone = page.get_by_label("Telephone number")
    expect(phone).to_be_focused()
    expect(phone).to_have_accessible_description(
        "A telephone number or an e-mail address is enough. To mend: This is no telephone number. "
        "Please write it with all its digits."
    )
    press(page, "Control+A")
    page.keyboard.type("555 0134")
    page.get_by_label("Evening").focus()
    page.wait_for_timeout(3_000)  # faster than this is a robot
    press(page, "Tab", "Space", "Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you. We have it.")
    assert page.url.endswith("/appointment/sent/")
    page.reload()
    answers = RequestSubmission.objects.get().form_data
    assert answers["your_name"] == "Ana Ruiz"
    assert answers["telephone_number"] == "555 0134"
    assert answers["days_that_suit_you"] == ["Monday"]
    assert answers["which_of_our_locations"] == "Mill Street"
    assert page.context.cookies() == []


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
        press(page, "Tab")
        names.append(page.evaluate("document.activeElement.name || ''"))
    assert "which_of_our_locations" in names
    assert "leave-empty" not in names
