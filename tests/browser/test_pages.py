"""What every public page must pass: axe in light and dark, the Nu checker, narrow screens, no help
from scripts, and nothing from anybody else."""

import pytest
from django.core.management import call_command
from playwright.sync_api import expect
from wagtail.models import Page, get_page_models

from tests.browser.axe import axe_violations
from tests.nu import nu_errors

# Beside one page of each type.
FOUND = [
    "/about/",
    "/appointment/sent/",
    "/blog/2025/",
    "/blog/topics/nerve-pain/",
    "/blog/acupuncture-and-peripheral-neuropathy/",
    "/blog/your-first-acupuncture-visit/",
    "/evidence/?topic=nerve-pain&design=randomised-trial&from=2016",
    "/evidence/?design=guideline&to=2009",
    "/team/",
    "/team/orla-vennick/",
    "/search/",
    "/search/?q=acupuncture",
    "/search/?q=xylophone",
]
NOT_FOUND = ["/evidence/?topic=unheard-of", "/no-such-page/"]


@pytest.fixture
def demo(transactional_db):
    """The demo clinic; return the addresses of what it shows, one page of each type among them."""
    call_command("set_up_site", verbosity=0)
    call_command("load_demo", verbosity=0)
    by_type = {type(page): page for page in Page.objects.live().filter(depth__gt=1).specific()}
    assert set(by_type) == set(get_page_models()) - {Page}, "The demo lacks a type of page."
    return sorted({*FOUND, *(page.url for page in by_type.values())})


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_breaks_an_accessibility_rule(demo, visit, live_server, scheme):
    page = visit("/", scheme=scheme)
    found = {}
    for path in [*demo, *NOT_FOUND]:
        page.goto(live_server.url + path)
        found[path] = axe_violations(page)
    assert {path: lines for path, lines in found.items() if lines} == {}


def test_no_page_asks_somebody_else_breaks_its_own_policy_or_scrolls_sideways(
    demo, visit, live_server
):
    """On 320 CSS pixels, which is also 1280 at 400 % zoom (WCAG 2.2, 1.4.10)."""
    page = visit("/", width=320)
    strangers, complaints, wide = [], [], []

    def note_stranger(request):
        if not request.url.startswith(f"{live_server.url}/"):
            strangers.append(request.url)

    page.on("request", note_stranger)
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(error.message))
    for path in demo:
        page.goto(live_server.url + path, wait_until="networkidle")
        if page.evaluate("document.documentElement.scrollWidth") > 320:
            wide.append(path)
    assert strangers == []
    assert complaints == []
    assert wide == []
    assert page.context.cookies() == []


def test_every_page_is_valid_html(demo, client):
    pages = {path: client.get(path).content.decode() for path in [*demo, *NOT_FOUND]}
    assert nu_errors(pages) == []


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


def test_everything_can_be_reached_by_keyboard_and_the_focus_is_seen(site, visit):
    page = visit("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip-link"
    assert page.evaluate("document.activeElement.getBoundingClientRect().top") >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
