"""The first view of every page fits into one TCP window, even on a slow network."""

import re
from datetime import date
from functools import cache
from pathlib import Path

import brotli
import pytest
from django.contrib.staticfiles import finders
from django.core.management import call_command
from wagtail.models import Page, get_page_models

from blog.models import ArticlePage, Topic
from clinic_site.static_bundle import inline_imports
from pages.models import BasePage, Person

pytestmark = pytest.mark.django_db

MOST = (
    14_000  # bytes of HTML and CSS; about ten segments, what a server may send unasked (RFC 6928)
)


STYLESHEET = re.compile(r'<link rel="stylesheet" href="/static/([^"]+)"')


@cache
def stylesheet_size(name):
    file = Path(finders.find(name))
    css = inline_imports(file.read_text(), lambda name: (file.parent / name).read_text())
    return len(brotli.compress(css.encode()))


def weight(client, url):
    """Return the bytes of a page and its stylesheets, as a browser that takes brotli gets them."""
    return weight_of(client.get(url, headers={"Accept-Encoding": "br"}))


def weight_of(response):
    """Do the same for an answer that was compressed with brotli."""
    assert response["Content-Encoding"] == "br"
    stylesheets = STYLESHEET.findall(brotli.decompress(response.content).decode())
    assert "css/site.css" in stylesheets
    return len(response.content) + sum(map(stylesheet_size, stylesheets))


def page_types():
    """Return the page types that a site is made of."""
    return {model for model in get_page_models() if issubclass(model, BasePage)}


def test_every_demo_page_and_its_stylesheets_fit(demo, client):
    pages = Page.objects.live().filter(depth__gt=1)
    assert {page.specific_class for page in pages} == page_types()
    urls = [page.get_url() for page in pages]
    urls += [person.get_absolute_url() for person in Person.objects.all()]
    urls += [f"/blog/topics/{topic.slug}/" for topic in Topic.objects.all()]
    urls += ["/team/", "/search/", "/search/?q=acupuncture", "/search/?q=xylophone"]
    urls += ["/contact/sent/", "/appointment/sent/", "/blog/2025/", "/evidence/?design=guideline"]
    urls.append("/no-such-page/")
    sizes = {url: weight(client, url) for url in urls}
    assert {url: size for url, size in sizes.items() if size > MOST} == {}


def test_a_form_with_all_of_it_wrong_and_its_stylesheets_fit(demo, client):
    refused = client.post(
        "/appointment/send/",
        headers={"Accept-Encoding": "br", "Sec-Fetch-Site": "same-origin"},
    )
    assert refused.status_code == 422
    assert weight_of(refused) <= MOST


def test_an_imported_post_and_its_stylesheet_fit(site, client):
    post = Path(__file__).parent.parent / "data" / "posts" / "numbered_sections.txt"
    call_command("import_articles", post, publish=True, year=2024, verbosity=0)
    (article,) = ArticlePage.objects.published()
    assert article.dates.updated_on == date(2024, 3, 3)
    assert weight(client, article.get_url()) <= MOST
