"""The page that is suggested for an address that leads nowhere."""

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageViewRestriction, Site

from pages.search.nearest import last_slug, nearest_page
from tests.factories import StandardPageFactory, publish_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(site):
    return publish_article(site.blog, title="Sore feet and nerves", slug="sore-feet-and-nerves")


def nearest_url(path):
    """Return the address that is suggested for a path, or None."""
    link = nearest_page(path, Site.objects.get())
    return link.url if link else None


@pytest.mark.parametrize(
    "path",
    [
        "/blog/sore-feat-and-nerves/",
        "/blog/sore-feet-and-nerve",
        "/blog/ore-feet-and-nerves/",
        "/sore-feet-and-nerves/",
        "/articles/2019/sore-feet-and-nerves.html",
        "/blog/Sore Feet and Nerves/",
        "/blog/sore_feet-and-nerves/?page=2",
    ],
)
def test_a_mistyped_or_moved_address_leads_to_the_page(article, path):
    link = nearest_page(path, Site.objects.get())
    assert (link.title, link.url) == (article.title, article.url)


@pytest.mark.parametrize(
    "path", ["/", "/ab/", "/opening-hours/", "/blog/sore-throat/", "/%%/", "/blog/\x00/", "//"]
)
def test_nothing_alike_gives_nothing(article, path):
    assert nearest_url(path) is None


def test_the_nearest_of_several_is_taken_and_then_the_one_in_the_same_place(site):
    for parent in (site.home, site.blog):
        StandardPageFactory(parent=parent, slug="back-pain", title="Back pain")
    StandardPageFactory(parent=site.home, slug="neck-pain", title="Neck pain")
    assert nearest_url("/blog/bak-pain/") == "/blog/back-pain/"
    assert nearest_url("/bak-pain/") == "/back-pain/"
    assert nearest_url("/nek-pain/") == "/neck-pain/"


def test_an_old_address_that_a_redirect_knows_counts(article):
    Redirect.objects.create(old_path="/old/post-about-soles", redirect_page=article)
    Redirect.objects.create(old_path="/old/elsewhere", redirect_link="https://evil.example/")
    assert nearest_url("/old/post-abuot-soles/") == article.url
    assert nearest_url("/old/elsewere/") is None


@pytest.mark.parametrize("place", ["home", "blog", "article"])
def test_a_private_page_is_never_named(site, article, place):
    Redirect.objects.create(old_path="/old/post-about-soles", redirect_page=article)
    restricted = {"home": site.home, "blog": site.blog, "article": article}[place]
    PageViewRestriction.objects.create(page=restricted, restriction_type="login")
    assert nearest_url("/blog/sore-feat-and-nerves/") is None
    assert nearest_url("/old/post-abuot-soles/") is None


def test_neither_is_what_hangs_below_an_alias_of_a_private_page(site):
    original = StandardPageFactory(parent=site.home, slug="members")
    alias = original.create_alias(parent=site.home, update_slug="members-too")
    StandardPageFactory(parent=alias, slug="minutes-of-may")
    PageViewRestriction.objects.create(page=original, restriction_type="login")
    assert nearest_url("/minutes-of-mai/") is None
    assert nearest_url("/members-to/") is None


def test_a_draft_is_never_named(article):
    article.unpublish()
    assert nearest_url("/blog/sore-feat-and-nerves/") is None


def test_a_page_of_another_site_is_never_named(site, article):
    other = StandardPageFactory(parent=site.home.get_parent(), slug="other")
    StandardPageFactory(parent=other, slug="quite-another-page")
    assert nearest_url("/quite-anther-page/") is None


def test_it_asks_three_queries_however_many_pages_there_are(
    site, article, django_assert_num_queries
):
    record = Site.objects.select_related("root_page").get()
    for number in range(30):
        StandardPageFactory(parent=site.home, slug=f"sore-feet-{number}")
        Redirect.objects.create(old_path=f"/sore/feet-{number}", redirect_page=article)
    with django_assert_num_queries(3):
        nearest_page("/blog/sore-feat-and-nerves/", record)
    with django_assert_num_queries(0):
        nearest_page("/blog/" + "sore-feet" * 50, record)


@hypothesis_settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(path=st.text(max_size=250))
def test_no_path_breaks_it(article, path):
    nearest_page(f"/{path}", Site.objects.get())


@given(path=st.text(max_size=250))
def test_the_last_part_of_any_path_is_a_slug(path):
    assert not set(last_slug(path)) & set("/?%\x00 ")
