"""An article's first view fits into one TCP window, even on a slow network."""

import re
from datetime import date
from functools import cache
from pathlib import Path

import brotli
import pytest
from django.contrib.staticfiles import finders
from django.core.management import call_command

from blog.models import ArticlePage
from clinic_site.static_bundle import inline_imports
from pages.models import ConditionPage, LocationPage, ServicePage

pytestmark = pytest.mark.django_db

MOST = (
    14_000  # bytes of HTML and CSS; about ten segments, what a server may send unasked (RFC 6928)
)


PRACTICAL = (
    "new-patients",
    "questions",
    "fees",
    "cancellations",
    "privacy",
    "accessibility",
    "notice-of-privacy-practices",
)
STYLESHEET = re.compile(r'<link rel="stylesheet" href="/static/([^"]+)"')


@cache
def stylesheet_size(name):
    file = Path(finders.find(name))
    css = inline_imports(file.read_text(), lambda name: (file.parent / name).read_text())
    return len(brotli.compress(css.encode()))


def weight(client, url):
    """Return the bytes of a page and its stylesheets, as a browser that takes brotli gets them."""
    response = client.get(url, headers={"Accept-Encoding": "br"})
    assert response["Content-Encoding"] == "br"
    stylesheets = STYLESHEET.findall(brotli.decompress(response.content).decode())
    assert "css/site.css" in stylesheets
    return len(response.content) + sum(map(stylesheet_size, stylesheets))


def test_every_demo_page_and_its_stylesheets_fit(client):
    call_command("set_up_site", verbosity=0)
    call_command("load_demo", verbosity=0)
    urls = ["/about/", "/blog/", "/team/", "/search/?q=acupuncture", "/evidence/"]
    urls += [article.get_url() for article in ArticlePage.objects.published()]
    urls += ["/services/", "/conditions/", "/team/ines-falkenrath/"]
    urls += [
        page.get_url() for page in (*ServicePage.objects.live(), *ConditionPage.objects.live())
    ]
    urls += ["/", "/contact/", "/appointment/", "/locations/"]
    urls += [page.get_url() for page in LocationPage.objects.live()]
    urls += [f"/{slug}/" for slug in PRACTICAL]
    heavy = {url: weight(client, url) for url in urls}
    assert len(heavy) == 30
    assert {url: size for url, size in heavy.items() if size > MOST} == {}


def test_an_imported_post_and_its_stylesheet_fit(site, client):
    post = Path(__file__).parent.parent / "data" / "posts" / "numbered_sections.txt"
    call_command("import_articles", post, publish=True, year=2024, verbosity=0)
    (article,) = ArticlePage.objects.published()
    assert article.dates.updated_on == date(2024, 3, 3)
    assert weight(client, article.get_url()) <= MOST
