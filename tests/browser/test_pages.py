"""What every public page must pass: axe in light and dark, the Nu checker, narrow screens, no help
from scripts, and nothing from anybody else."""

import pytest
from django.core.management import call_command
from playwright.sync_api import expect

from tests.browser.axe import axe_violations
from tests.nu import nu_errors

FOUND = [
    "/",
    "/about/",
    "/contact/",
    "/appointment/",
    "/appointment/sent/",
    "/blog/",
    "/blog/2025/",
    "/blog/topics/nerve-pain/",
    "/blog/acupuncture-and-peripheral-neuropathy/",
    "/blog/your-first-acupuncture-visit/",
    "/evidence/",
    "/locations/",
    "/locations/example-lane/",
    "/locations/mill-street/",
    "/evidence/?topic=nerve-pain&design=randomised-trial&from=2016",
    "/evidence/?design=guideline&to=2009",
    "/team/",
    "/team/orla-vennick/",
    "/services/",
    "/services/consultation/",
    "/services/acupuncture/",
    "/conditions/",
    "/conditions/lasting-low-back-pain/",
    "/search/",
    "/search/?q=acupuncture",
    "/search/?q=xylophone",
]
PAGES = [*FOUND, "/evidence/?topic=unheard-of", "/no-such-page/"]


@pytest.fixture
def demo(transactional_db):
    call_command("set_up_site", verbosity=0)
    call_command("load_demo", verbosity=0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_breaks_an_accessibility_rule(demo, visit, live_server, scheme):
    page = visit("/", scheme=scheme)
    found = {}
    for path in PAGES:
        page.goto(live_server.url + path)
        found[path] = axe_violations(page)
    assert {path: lines for path, lines in found.items() if lines} == {}


def test_every_page_is_valid_html(demo, client):
    assert nu_errors({path: client.get(path).content.decode() for path in PAGES}) == []


def test_no_page_scrolls_sideways_on_the_narrowest_screen(demo, visit, live_server):
    """320 CSS pixels, which is also 1280 at 400 % zoom (WCAG 2.2, 1.4.10)."""
    page = visit("/", width=320)
    wide = []
    for path in PAGES:
        page.goto(live_server.url + path)
        if page.evaluate("document.documentElement.scrollWidth") > 320:
            wide.append(path)
    assert wide == []


def test_pages_ask_nobody_else_and_break_no_rule_of_their_own_policy(demo, visit, live_server):
    page = visit("/")
    strangers, complaints = [], []
    page.on(
        "request",
        lambda request: (
            strangers.append(request.url) if not request.url.startswith(live_server.url) else None
        ),
    )
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    for path in FOUND:
        page.goto(live_server.url + path, wait_until="networkidle")
    assert strangers == []
    assert complaints == []
    assert page.context.cookies() == []


def test_an_article_can_be_read_and_walked_through_without_javascript(demo, visit):
    page = visit("/blog/acupuncture-and-peripheral-neuropathy/", width=360, javascript=False)
    page.locator("[data-contents] summary").click()
    page.locator("[data-contents] a", has_text="Risks").click()
    assert page.url.partition("#")[2].startswith("s-")
    assert page.locator("h2", has_text="Risks").is_visible()
    page.locator(".study__number").first.click()
    assert page.url.endswith("#ref-1")
    page.locator("#ref-1 .references__back a").first.click()
    assert page.url.endswith("#cite-1")


def test_the_contents_list_marks_the_section_being_read(demo, visit):
    page = visit("/blog/acupuncture-and-peripheral-neuropathy/")
    page.locator("h2", has_text="Risks").evaluate("heading => heading.scrollIntoView()")
    expect(page.locator("[data-contents] [aria-current]")).to_have_text("Risks")


def test_everything_can_be_reached_by_keyboard_and_the_focus_is_seen(demo, visit):
    page = visit("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip-link"
    assert page.evaluate("document.activeElement.getBoundingClientRect().top") >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
