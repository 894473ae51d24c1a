"""The site as `make run` serves it: real processes, production settings, a real socket.

It has a database of its own and is slow to start, so it runs once, with the browser tests.
"""

import re
from http.client import HTTPConnection
from urllib.parse import quote, urlsplit

import pytest

from tests.demo_site import served_demo

pytestmark = pytest.mark.browser

A_LETTER, A_BROKEN_BYTE, A_NUL = "a", b"\xff", "\x00"


@pytest.fixture(scope="module")
def ask():
    """Send a request to the demo: `ask("/blog/")` returns status, headers and body."""
    with served_demo() as address:

        def request(path, **headers):
            connection = HTTPConnection(urlsplit(address).netloc, timeout=30)
            try:
                connection.request("GET", path, headers=headers)
                answer = connection.getresponse()
                return answer.status, answer.headers, answer.read()
            finally:
                connection.close()

        yield request


def test_a_page_comes_compressed_with_its_headers_and_no_cookie(ask):
    status, headers, body = ask("/", **{"Accept-Encoding": "br"})
    assert status == 200
    assert headers["Content-Encoding"] == "br"
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert headers["Set-Cookie"] is None
    assert len(body) < 5000


def test_a_picture_of_the_library_shows_and_can_be_asked_for_in_part(ask):
    _status, _headers, page = ask("/blog/")
    path = re.search(rb'src="(/media/[^"]+)"', page)[1].decode()
    status, headers, body = ask(path)
    assert status == 200
    assert headers["Content-Type"].startswith("image/")
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert ask(path, Range="bytes=0-9")[::2] == (206, body[:10])
    assert ask(path, **{"If-None-Match": headers["ETag"]})[0] == 304


def test_the_stylesheet_comes_compressed_and_may_be_kept_for_ever(ask):
    _status, _headers, page = ask("/")
    path = re.search(rb'href="(/static/css/site\.[^"]+)"', page)[1].decode()
    status, headers, _body = ask(path, **{"Accept-Encoding": "br"})
    assert status == 200
    assert headers["Content-Encoding"] == "br"
    assert "immutable" in headers["Cache-Control"]


@pytest.mark.parametrize("piece", [A_LETTER, A_BROKEN_BYTE, A_NUL, '"', "😀", "a b "])
def test_a_search_of_3000_bytes_is_answered(ask, piece):
    raw = piece if isinstance(piece, bytes) else piece.encode()
    query = (raw * 3000)[:3000]
    assert ask(f"/search/?q={quote(query)}")[0] == 200


@pytest.mark.parametrize("length", [3001, 20_000, 60_000, 70_000])
def test_a_longer_search_is_refused_and_never_breaks_anything(ask, length):
    assert ask(f"/search/?q={'a' * length}")[0] == 414


def test_the_editor_asks_who_is_there(ask):
    status, headers, _body = ask("/admin/")
    assert status == 302
    assert headers["Location"].startswith("/admin/login/")
