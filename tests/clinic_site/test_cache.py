"""A cache in Redis, with nobody at its port."""

import socket

import pytest
from django.core.cache import cache
from wagtail.models import Site

from clinic_site.doctor import readiness
from tests.factories import StandardPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def refused(settings):
    """Name a Redis at a port that refuses; give its address."""
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))  # bound, but not listening
        address = f"127.0.0.1:{nobody.getsockname()[1]}"
        settings.CACHES = {
            "default": {
                "BACKEND": "clinic_site.cache.SpareRedisCache",
                "LOCATION": f"redis://:secret@{address}/0",
            }
        }
        yield address


def test_pages_and_the_editor_are_served_without_the_cache(site, refused, client, editor_client):
    page = StandardPageFactory(parent=site.home)
    for address in ("/", page.url, "/search/?q=feet", "/no-such-page/", "/admin/"):
        assert client.get(address).status_code in (200, 404), address
    assert client.get("/admin/").status_code == 200


def test_a_cache_that_refuses_is_named_in_the_log_and_by_the_doctor(client, refused, caplog):
    assert client.get("/health/ready").status_code == 503
    assert "Not ready: The cache does not answer" in caplog.text
    assert "refused" in caplog.text
    [finding] = readiness.cache()
    assert refused in finding.text
    assert finding.is_urgent
    assert "secret" not in caplog.text + finding.text


def test_a_cache_that_refuses_is_as_good_as_an_empty_one(refused):
    cache.set("name", "value")
    cache.set_many({"name": "value"})
    assert cache.get("name", "none") == "none"
    assert cache.get_many(["name"]) == {}
    assert not cache.has_key("name")
    assert cache.add("name", "value")
    assert not cache.touch("name")
    assert not cache.delete("name")
    cache.delete_many(["name"])
    with pytest.raises(ValueError, match="name"):
        cache.incr("name")
    cache.clear()


def test_a_cache_that_refuses_is_asked_and_logged_about_once_in_a_while(refused, caplog):
    for _number in range(50):
        cache.get("name")
    assert caplog.text.count("going on without") == 1


def test_an_address_of_a_page_is_right_while_the_cache_is_away(site, refused):
    Site.clear_site_root_paths_cache()
    assert StandardPageFactory(parent=site.home, slug="parking").url == "/parking/"
