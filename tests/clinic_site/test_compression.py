"""What is compressed, and how often."""

import brotli
import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from clinic_site.middleware import compression

TEXT = b"<p>needles</p>" * 100


@pytest.fixture
def answer(monkeypatch):
    """Return a function that answers with TEXT, and the list of what was really compressed."""
    done = []

    def compress(body):
        done.append(body)
        return brotli.compress(body)

    monkeypatch.setitem(compression.COMPRESSORS, "br", compress)
    compression.compressed_before.cache_clear()
    middleware = compression.CompressionMiddleware(lambda request: HttpResponse(TEXT))

    def ask(cookie=""):
        headers = {"accept-encoding": "gzip, br"} | ({"cookie": cookie} if cookie else {})
        response = middleware(RequestFactory().get("/", headers=headers))
        assert response["Content-Encoding"] == "br"
        assert brotli.decompress(response.content) == TEXT

    return ask, done


def test_what_readers_share_is_compressed_once(answer):
    ask, done = answer
    ask()
    ask()
    assert len(done) == 1


def test_what_somebody_logged_in_gets_is_not_kept(answer):
    ask, done = answer
    ask("sessionid=abc")
    ask("sessionid=abc")
    ask()
    assert len(done) == 3


def test_nothing_is_kept_with_caching_off(answer, settings):
    settings.CACHING = False
    ask, done = answer
    ask()
    ask()
    assert len(done) == 2
