"""Pages that not everybody may read."""

import pytest
from wagtail.models import Page, PageViewRestriction

from tests.factories import StandardPageFactory, publish_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(site):
    return publish_article(site.blog, title="For members")


def restrict(page):
    return PageViewRestriction.objects.create(page=page, restriction_type="login")


@pytest.mark.parametrize("place", ["home", "blog", "article"])
def test_a_restriction_anywhere_above_a_page_keeps_strangers_out(site, article, client, place):
    restrict({"home": site.home, "blog": site.blog, "article": article}[place])
    response = client.get(article.url)
    assert response.status_code == 302
    assert "login" in response["Location"]


def test_a_restriction_beside_a_page_does_not_concern_it(site, article, client):
    restrict(publish_article(site.blog))
    assert client.get(article.url).status_code == 200


def test_an_alias_is_as_private_as_its_original(site, article, client):
    alias = article.create_alias(parent=site.blog, update_slug="alias")
    restrict(article)
    assert client.get(alias.url).status_code == 302


def test_a_page_below_an_alias_of_a_private_page_is_private(site):
    original = StandardPageFactory(parent=site.home)
    alias = original.create_alias(parent=site.home, update_slug="alias")
    child = StandardPageFactory(parent=alias)
    restriction = restrict(original)
    assert list(child.get_view_restrictions()) == [restriction]


def test_restrictions_are_those_that_wagtail_itself_finds(site, article):
    for page in (site.home, article):
        restrict(page)
    stock = set(Page.get_view_restrictions(article))
    assert set(article.get_view_restrictions()) == stock
    assert len(stock) == 2
