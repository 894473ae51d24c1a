"""What every page must pass: axe in light and dark, and the Nu checker."""

import pytest

from tests.browser.axe import axe_violations
from tests.factories import publish_article, section
from tests.nu import nu_errors


@pytest.fixture
def article_path(site):
    body = [section("What it is", [("prose", "<p>Nerves carry touch.</p>")])]
    return publish_article(site.blog, title="Needles and nerves", body=body).get_url()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_article_breaks_no_accessibility_rule(article_path, visit, scheme):
    assert axe_violations(visit(article_path, scheme=scheme)) == []


def test_an_article_is_valid_html(article_path, client):
    assert nu_errors({"article": client.get(article_path).content.decode()}) == []
