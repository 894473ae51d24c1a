"""Every error page is valid HTML, accessible in light and dark, and fits a narrow screen."""

import pytest
from django.test import RequestFactory

from clinic_site.errors import bare_page, csrf_failure, too_many_requests
from tests.browser.axe import axe_violations
from tests.factories import build_site, publish_article
from tests.nu import nu_errors


@pytest.fixture
def documents(transactional_db, client):
    """The error pages as `{name: HTML}`."""
    _home, blog = build_site()
    publish_article(blog, title="Sore feet", slug="sore-feet")
    refused = csrf_failure(RequestFactory().post("/"), reason="CSRF token missing.")
    answers = {
        "400": bare_page("400.html", 400),
        "403 form": refused,
        "404": client.get("/blog/sore-feat/"),
        "404 file": client.get("/none.png"),
        "429": too_many_requests(90),
        "429 login": too_many_requests(90, "accounts/too_many_attempts.html"),
        "500": bare_page("500.html", 500),
        "maintenance": bare_page("maintenance.html", 503, minutes=10),
        "413 of the web server": bare_page("413.html", 413, most="20 MB"),
        "503 of the web server": bare_page("503.html", 503),
    }
    return {name: answer.text for name, answer in answers.items()}


def test_every_error_page_is_valid_html(documents):
    assert nu_errors(documents) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_error_page_breaks_an_accessibility_rule(documents, visit, live_server, scheme):
    page = visit("/robots.txt", scheme=scheme, width=320)
    found = {}
    for name, document in documents.items():
        page.goto(live_server.url + "/robots.txt")
        page.set_content(document, wait_until="networkidle")
        found[name] = axe_violations(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, name
    assert {name: lines for name, lines in found.items() if lines} == {}
