"""Security headers on every kind of answer."""

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.models import Collection

from tests.factories import ImageFactory, publish_article

pytestmark = pytest.mark.django_db

EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@pytest.fixture
def article(site):
    return publish_article(site.blog, title="Needles and nerves")


def policy_of(response):
    """Return the content security policy as a dictionary of directives."""
    directives = (part.split() for part in response["Content-Security-Policy"].split(";"))
    return {name: sources for name, *sources in filter(None, directives)}


def assert_everywhere(response):
    assert {name: response.get(name) for name in EVERYWHERE} == EVERYWHERE
    assert "Content-Security-Policy" in response


@pytest.mark.parametrize(
    ("address", "status"),
    [
        *(("/", 200), ("/blog/", 200), ("/blog/feed/", 200), ("/search/?q=nerve", 200)),
        *(("/sitemap.xml", 200), ("/robots.txt", 200), ("/no-such-page/", 404)),
    ],
)
def test_public_answers_allow_only_what_the_site_itself_sends(site, client, address, status):
    response = client.get(address)
    assert response.status_code == status
    assert_everywhere(response)
    assert response["X-Frame-Options"] == "DENY"
    assert "camera=()" in response["Permissions-Policy"]
    policy = policy_of(response)
    assert policy["default-src"] == ["'none'"]
    assert policy["script-src"] == policy["style-src"] == policy["img-src"] == ["'self'"]
    assert policy["form-action"] == policy["frame-ancestors"] == ["'self'"]
    assert policy["base-uri"] == policy["object-src"] == ["'none'"]


def test_an_article_sends_the_same_policy_and_never_allows_inline_code(article, client):
    response = client.get(article.get_url())
    assert_everywhere(response)
    assert "unsafe" not in response["Content-Security-Policy"]


@pytest.mark.parametrize("name", ["wagtailadmin_login", "wagtailadmin_home"])
def test_the_editor_may_run_wagtails_inline_scripts_but_nothing_from_elsewhere(
    site, editor_client, name
):
    response = editor_client.get(reverse(name), follow=name == "wagtailadmin_login")
    assert_everywhere(response)
    policy = policy_of(response)
    assert policy["default-src"] == policy["object-src"] == ["'none'"]
    assert policy["script-src"] == ["'self'", "'unsafe-inline'"]
    assert policy["img-src"] == ["'self'", "data:", "blob:"]


def test_a_preview_may_stand_in_a_frame_of_the_editor(article, editor_client):
    response = editor_client.get(reverse("wagtailadmin_pages:preview_on_edit", args=[article.pk]))
    assert response["X-Frame-Options"] == "SAMEORIGIN"


def test_a_document_is_a_download_with_wagtails_own_policy(site, client):
    document = get_document_model().objects.create(
        title="Letter",
        file=ContentFile(b"<html><script>alert(1)</script>", name="letter.txt"),
        collection=Collection.get_first_root_node(),
    )
    response = client.get(document.url)
    assert response.status_code == 200
    assert response["Content-Disposition"].startswith("attachment")
    assert policy_of(response)["default-src"] == ["'none'"]
    assert response["X-Content-Type-Options"] == "nosniff"


def test_a_picture_sends_the_headers_too(site, client):
    picture = ImageFactory()
    response = client.get(picture.file.url)
    assert response.status_code == 200
    assert_everywhere(response)
    assert policy_of(response) == {"default-src": ["'none'"], "sandbox": []}


def test_a_static_file_sends_the_headers_too(client, settings):
    settings.WHITENOISE_AUTOREFRESH = settings.WHITENOISE_USE_FINDERS = True
    response = client.get("/static/css/base.css")
    assert response.status_code == 200
    assert_everywhere(response)
    assert "Access-Control-Allow-Origin" not in response


@pytest.mark.parametrize(
    ("address", "status"), [("/no-such-page/", 404), ("/blog/0000/", 404), ("/media/none.png", 404)]
)
def test_what_is_not_there_is_404(site, client, address, status):
    assert client.get(address).status_code == status


def test_a_host_that_is_not_the_sites_is_400(site, client, settings):
    settings.ALLOWED_HOSTS = ["clinic.example"]
    assert client.get("/", headers={"host": "evil.example"}).status_code == 400


def test_a_login_form_from_another_site_is_403(site):
    from django.test import Client

    client = Client(enforce_csrf_checks=True)
    response = client.post(reverse("wagtailadmin_login"), {"username": "a", "password": "b"})
    assert response.status_code == 403


def test_an_error_in_the_code_is_500_and_shows_nothing_of_it(site, client, monkeypatch):
    def fail(*args, **kwargs):
        raise ZeroDivisionError("a detail nobody should read")

    monkeypatch.setattr("pages.models.HomePage.serve", fail)
    client.raise_request_exception = False
    response = client.get("/")
    assert response.status_code == 500
    assert "a detail nobody should read" not in response.content.decode()
