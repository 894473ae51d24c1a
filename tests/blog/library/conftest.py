"""The evidence library, the articles that fill it, and how to read it."""

import pytest
from bs4 import BeautifulSoup
from wagtail.models import PageViewRestriction

from tests.factories import EvidenceLibraryPageFactory, publish_article, section

TRIAL, REVIEW = "randomised-trial", "systematic-review"


@pytest.fixture(scope="session")
def kept_library(keep, kept_site):
    def make(site):
        return EvidenceLibraryPageFactory(parent=site.home, introduction="What we rest on.")

    return keep(make, on=kept_site)


@pytest.fixture(autouse=True)
def library(site, kept_library):
    return kept_library.put_back()


def cite(blog, *studies, **fields):
    """Publish an article with a card for each study."""
    cards = [
        ("study_citation", {"study": study.pk, "finding": "<p>Less pain.</p>"}) for study in studies
    ]
    return publish_article(blog, body=[section("Evidence", cards)], **fields)


def soup(client, query="", status=200):
    response = client.get(f"/evidence/{query}")
    assert response.status_code == status
    return BeautifulSoup(response.content, "html.parser")


def titles(client, query="", status=200):
    return [title.text for title in soup(client, query, status).select(".evidence h3")]


def entry(client):
    (found,) = soup(client).select(".evidence")
    return found


def text_of(tag):
    return " ".join(tag.get_text(" ").split())


def restrict(page):
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
