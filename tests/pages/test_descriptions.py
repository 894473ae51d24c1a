"""What search engines are told a page is about."""

import pytest
from bs4 import BeautifulSoup
from wagtail.models import Locale, Site

from pages.models import ClinicSettings, ClinicTexts
from tests.factories import publish_article

pytestmark = pytest.mark.django_db


def description(client, url):
    page = BeautifulSoup(client.get(url).content, "html.parser")
    tag = page.find("meta", attrs={"name": "description"})
    return tag["content"] if tag else None


def test_the_home_page_is_described_by_its_standfirst(site, client):
    site.home.standfirst = "Medicine with “time” & care."
    site.home.save()
    assert description(client, "/") == "Medicine with “time” & care."


def test_an_article_is_described_by_its_summary_unless_somebody_wrote_something_else(site, client):
    article = publish_article(site.blog, summary="What is known.")
    assert description(client, article.url) == "What is known."
    article.search_description = "For search engines."
    article.save()
    assert description(client, article.url) == "For search engines."


@pytest.mark.parametrize("url", ["/", "/blog/", "/team/", "/search/"])
def test_a_page_that_says_nothing_of_itself_is_described_by_the_clinics_tagline(site, client, url):
    clinic = ClinicSettings.objects.create(site=Site.objects.get())
    ClinicTexts.objects.create(
        clinic=clinic, locale=Locale.get_default(), tagline="Acupuncture and neurology."
    )
    assert description(client, url) == "Acupuncture and neurology."


def test_with_nothing_to_say_nothing_is_said(site, client):
    assert description(client, "/team/") is None
