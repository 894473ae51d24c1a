"""What readers get when something is wrong: the right status, a page, and a way on."""

import pytest
from django.conf import settings as django_settings
from django.core.exceptions import PermissionDenied
from django.db import OperationalError, connection
from django.test import Client
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect

from clinic_site.errors import bare_page, is_file, too_many_requests
from tests.factories import publish_article

pytestmark = pytest.mark.django_db

PLAIN_404 = 6  # queries: site, path, redirect, texts, clinic, menu
FORM = {"username": "a@clinic.example", "password": "b"}


@pytest.fixture
def fail_with(monkeypatch, client):
    """Make the front page raise an error: `fail_with(PermissionDenied())`."""

    def break_page(error):
        def fail(*args, **kwargs):
            raise error

        monkeypatch.setattr("pages.models.HomePage.serve", fail)
        client.raise_request_exception = False

    return break_page


@pytest.fixture
def no_database(monkeypatch):
    def refuse(*args, **kwargs):
        raise OperationalError("the database is away")

    monkeypatch.setattr(connection, "cursor", refuse)


def test_a_missing_page_offers_search_and_the_nearest_page(site, client):
    article = publish_article(site.blog, title="Sore <feet>", slug="sore-feet")
    response = client.get("/blog/sore-feat/")
    assert response.status_code == 404
    assert 'role="search"' in response.text
    assert f'Did you mean: <a href="{article.url}">Sore &lt;feet&gt;</a>' in response.text
    assert "Did you mean" not in client.get("/opening-hours/").text


def test_a_suggestion_costs_three_queries(site, client, django_assert_num_queries):
    client.get("/opening-hours/")
    with django_assert_num_queries(PLAIN_404 + 3):
        client.get("/opening-hours/")


@pytest.mark.parametrize(
    "path",
    [
        *("/static/none.css", "/media/none.png", "/wp-login.php", "/wp-admin/", "/.git/config"),
        *("/.env", "/a/b/script.js", "/favicon.ico", "/blog/picture.JPG", "/index.php"),
    ],
)
def test_a_missing_file_gets_a_page_that_asks_nothing(
    site, client, path, django_assert_max_num_queries
):
    client.get(path)
    with django_assert_max_num_queries(4):  # the tree and redirects, as for any address
        response = client.get(path)
    assert response.status_code == 404
    assert "This file is not here" in response.text


@pytest.mark.parametrize(
    "path", ["/blog/post.html", "/old.htm", "/blog/v1.2-of-this/", "/about/", "/", "/wpx/"]
)
def test_an_address_that_a_page_may_have_is_no_file(path):
    assert not is_file(path)


def test_an_old_address_of_a_file_is_still_redirected(site, client):
    Redirect.objects.create(old_path="/index.php", redirect_page=site.blog)
    assert client.get("/index.php")["Location"].endswith("/blog/")


def test_an_error_gives_a_page_in_the_sites_look(site, client, fail_with):
    fail_with(ZeroDivisionError())
    response = client.get("/")
    assert response.status_code == 500
    assert "Something went wrong on our side" in response.text
    assert "css/site.css" in response.text
    assert response["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", ["/", "/no-such-page/", "/team/", "/no-such-file.png"])
def test_without_a_database_there_still_is_a_page(site, client, no_database, path):
    client.raise_request_exception = False
    response = client.get(path)
    assert response.status_code == 503
    assert "We cannot reach our data at the moment" in response.text
    assert response["Retry-After"] == "30"


def test_a_host_that_is_not_ours_gets_a_page_without_a_query(
    client, settings, django_assert_num_queries
):
    settings.ALLOWED_HOSTS = ["clinic.example"]
    with django_assert_num_queries(0):
        response = client.get("/", headers={"host": "evil.example"})
    assert response.status_code == 400
    assert "We could not understand that request" in response.text
    assert "evil.example" not in response.text


def test_bare_pages_render_where_static_files_were_never_collected(settings, tmp_path):
    settings.STORAGES = {
        **django_settings.STORAGES,
        "staticfiles": {"BACKEND": "clinic_site.static_bundle.BundledStaticFilesStorage"},
    }
    settings.STATIC_ROOT = tmp_path
    assert 'href="/static/css/site.css"' in bare_page("500.html", 500).text


def test_a_page_for_others_says_so(site, client, fail_with):
    fail_with(PermissionDenied())
    response = client.get("/")
    assert response.status_code == 403
    assert "You may not open this page" in response.text


@pytest.mark.parametrize(("seconds", "words"), [(30, "wait 1 minute,"), (600, "wait 10 minutes,")])
def test_too_many_requests_are_told_how_long_to_wait(seconds, words):
    response = too_many_requests(seconds)
    assert (response.status_code, response["Retry-After"]) == (429, str(seconds))
    assert words in response.text


def post_login(origin=None, with_cookie=True):
    """Post the login form without its token, and return the answer."""
    client = Client(enforce_csrf_checks=True)
    if with_cookie:
        client.get(reverse("wagtailadmin_login"))
    headers = {"origin": origin} if origin else {}
    return client.post(reverse("wagtailadmin_login"), FORM, headers=headers)


@pytest.mark.parametrize(
    ("case", "words"),
    [
        ({"with_cookie": False}, "Allow cookies for this site"),
        ({"origin": "https://evil.example"}, "Open this site at http://127.0.0.1:8000"),
        ({}, "The form was open for too long"),
    ],
)
def test_a_refused_form_is_told_what_to_do(site, case, words):
    response = post_login(**case)
    assert response.status_code == 403
    assert "We could not accept that form" in response.text
    assert words in response.text
    assert "evil.example" not in response.text
