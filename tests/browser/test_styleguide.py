"""The style guide passes what every page must pass: axe in light and dark, the Nu checker."""

import pytest

from tests.browser.axe import axe_violations
from tests.factories import build_site
from tests.nu import nu_errors

# Components stand here several times, their landmarks too; on a page of the site each has one name.
REPEATED = {"landmark-unique"}


@pytest.fixture
def developing(transactional_db, settings):
    build_site()
    settings.DEBUG = True


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_breaks_no_accessibility_rule_and_fits_a_narrow_screen(developing, visit, scheme):
    page = visit("/styleguide/", scheme=scheme, width=320)
    found = [line for line in axe_violations(page) if line.partition(":")[0] not in REPEATED]
    assert found == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_a_place_without_hours_keeps_no_other_from_marking_today(developing, visit):
    page = visit("/styleguide/")
    assert page.locator("#open_now .open-now--open").count() == 1
    assert page.locator("#hours [aria-current]").count() == 2
    assert page.locator("#location_card .today:visible").count() == 2


def test_it_is_valid_html(developing, client):
    assert nu_errors({"styleguide": client.get("/styleguide/").text}) == []
