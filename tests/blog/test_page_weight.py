"""An article's first view fits into one TCP window, even on a slow network."""

from datetime import date
from pathlib import Path

import brotli
import pytest
from django.contrib.staticfiles import finders
from django.core.management import call_command

from blog.models import ArticlePage
from clinic_site.static_bundle import inline_imports
from pages.models import ConditionPage, ServicePage

pytestmark = pytest.mark.django_db

MOST = (
    14_000  # bytes of HTML and CSS; about ten segments, what a server may send unasked (RFC 6928)
)


@pytest.fixture(scope="module")
def stylesheet_size():
    site = Path(finders.find("css/site.css"))
    css = inline_imports(site.read_text(), lambda name: (site.parent / name).read_text())
    return len(brotli.compress(css.encode()))


def subject_stylesheet_size():
    return len(brotli.compress(Path(finders.find("css/components/subject.css")).read_bytes()))


def weight(client, url):
    """Return the bytes of a page as it is served to a browser that takes brotli."""
    response = client.get(url, headers={"Accept-Encoding": "br"})
    assert response["Content-Encoding"] == "br"
    return len(response.content)


def test_every_demo_page_and_its_stylesheet_fit(client, stylesheet_size):
    call_command("set_up_site", verbosity=0)
    call_command("load_demo", verbosity=0)
    urls = ["/", "/about/", "/blog/", "/team/", "/search/?q=acupuncture", "/evidence/"]
    urls += [article.get_url() for article in ArticlePage.objects.published()]
    urls += ["/services/", "/conditions/", "/team/ines-falkenrath/"]
    urls += [
        page.get_url() for page in (*ServicePage.objects.live(), *ConditionPage.objects.live())
    ]
    heavy = {url: weight(client, url) + stylesheet_size for url in urls}
    for url in urls:
        if "components/subject.css" in client.get(url).text:
            heavy[url] += subject_stylesheet_size()
    assert len(urls) == 18
    assert {url: size for url, size in heavy.items() if size > MOST} == {}


def test_an_imported_post_and_its_stylesheet_fit(site, client, stylesheet_size):
    post = Path(__file__).parent.parent / "data" / "posts" / "numbered_sections.txt"
    call_command("import_articles", post, publish=True, year=2024, verbosity=0)
    (article,) = ArticlePage.objects.published()
    assert article.dates.updated_on == date(2024, 3, 3)
    assert weight(client, article.get_url()) + stylesheet_size <= MOST
