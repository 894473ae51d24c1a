"""Articles that cite studies, for tests of who cites what."""

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from blog.models import ArticlePage
from tests.factories import UserFactory, publish_article, section


def card(study=None, journal=""):
    """Return raw data of a citation block."""
    pk = study.pk if study else None
    return ("study_citation", {"study": pk, "journal_named": journal, "finding": "<p>A</p>"})


def marker(study):
    """Return stored HTML of a study cited inside a text."""
    return f'<p>Pain fell. <a linktype="study" id="{study.pk}">[Lu 2020]</a></p>'


def body_citing(*studies):
    """Return raw data of a body with a card for each study."""
    return [section("Evidence", [card(study) for study in studies])]


def queries_of(client, name):
    """Return how many queries a view costs once its caches are filled."""
    client.get(reverse(name))
    with CaptureQueriesContext(connection) as counted:
        client.get(reverse(name))
    return len(counted)


@pytest.fixture
def citing(site):
    """Publish an article that cites studies: `citing("Title", study, …)`."""

    def publish(title, *studies, **fields):
        return publish_article(site.blog, title=title, body=body_citing(*studies), **fields)

    return publish


@pytest.fixture
def draft_of():
    """Save a draft of a live article with another body, and return its revision."""

    def save(article, body, **fields):
        draft = ArticlePage.objects.get(pk=article.pk)
        draft.body = body
        for name, value in fields.items():
            setattr(draft, name, value)
        return draft.save_revision()

    return save


@pytest.fixture
def log_in(client):
    """Log a new account of a role in: `log_in(CLINICIANS)` returns the client."""

    def log_in_as(role):
        user = UserFactory()
        user.groups.add(Group.objects.get(name=role.name))
        client.force_login(user)
        return client

    return log_in_as
