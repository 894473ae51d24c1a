"""Requests that no browser sends: none of them may end in a server error."""

from datetime import date
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from tests.factories import (
    EvidenceLibraryPageFactory,
    PersonFactory,
    TopicFactory,
    make_request_page,
    publish_article,
)

pytestmark = pytest.mark.django_db

PUBLIC = [
    "/",
    "/blog/",
    "/blog/sore-feet/",
    "/blog/topics/feet/",
    "/blog/2024/",
    "/blog/feed/",
    "/evidence/",
    "/team/",
    "/team/ana/",
    "/appointment/",
    "/appointment/sent/",
    "/search/",
    "/sitemap.xml",
    "/robots.txt",
]
FOLDERS = [
    "/",
    "/blog/",
    "/blog/topics/",
    "/evidence/",
    "/team/",
    "/appointment/",
    "/appointment/send/",
    "/search/",
    "/documents/",
    "/media/",
]
NAMES = [
    "%00",
    "a%00b",
    "%ff",
    "%c0%ae%c0%ae/",
    "%ed%a0%80",
    "..;/",
    "../../etc/passwd",
    "..%2f..%2fetc%2fpasswd",
    "%2e%2e/",
    "..%5c..%5cwindows/win.ini",
    "//evil.example/",
    "/" * 50,
    "a" * 5_000,
    "a/" * 1_000,
    "%F0%9F%92%89/",
    "%E2%80%AEabc/",
    "<script>/",
    "'--/",
    "{{7*7}}/",
    "%0d%0aSet-Cookie:x/",
    "+",
    "-1/",
    "0/",
    "99999999999999999999/",
    "con/",
    ".git/config",
    "feed/feed/",
    "2024/2024/",
    "?page=%00",
    "?page=%ff",
    "?page=1&page=%ed%a0%80",
    "?%00=%00",
    "?" + "&" * 9_000,
]
METHODS = ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "HEAD", "PROPFIND", "X\x7f"]
HEADERS = [
    {"range": "bytes=0-"},
    {"range": "bytes=99999999999999-"},
    {"range": "bytes=5-1, a-b, ---"},
    {"cookie": "a=" + "b" * 60_000},
    {"cookie": "; ".join(f"c{number}=1" for number in range(3_000))},
    {"cookie": 'sessionid="aaaaaaaa\\000aaaaaaaa"; csrftoken="\\000"; messages="\\377["'},
    {"cookie": "sessionid=" + "x" * 500},
    {"cookie": "=;;;=\xff; sessionid"},
    {"if-none-match": '"' * 1_000},
    {"if-modified-since": "Thu, 99 Foo 99999 99:99:99 GMT"},
    {"accept": "\xff" * 1_000},
    {"accept-encoding": "br;q=x, gzip;q=-1, *;q=, " * 500},
    {"accept-language": "-" * 5_000},
    {"content-length": "-1"},
    {"content-type": "multipart/form-data; boundary=" + "\xff" * 100},
    {"x-forwarded-host": "evil.example", "x-forwarded-proto": "javascript"},
    {"referer": "\x00"},
    {"user-agent": "\x00\xff" * 100},
]
HOSTS = [
    "evil.example",
    "localhost.evil.example",
    "localhost:x",
    "[::1",
    "[",
    "a b",
    "",
    ".",
    "localhost\x00",
    "évil.example",
    "x" * 5_000,
    "localhost@evil.example",
    "localhost/evil.example",
]


@pytest.fixture(scope="module")
def kept_public_site(keep, kept_site):
    return keep(make_public_site, on=kept_site)


@pytest.fixture
def public_site(site, kept_public_site):
    kept_public_site.put_back()
    return site


def make_public_site(site):
    EvidenceLibraryPageFactory(parent=site.home)
    make_request_page(site.home)
    publish_article(
        site.blog,
        title="Sore feet",
        slug="sore-feet",
        topics=[TopicFactory(slug="feet")],
        authors=[PersonFactory(slug="ana")],
        published_on=date(2024, 5, 3),
    )


def test_every_public_address_answers(public_site, client):
    assert {address: client.get(address).status_code for address in PUBLIC} == dict.fromkeys(
        PUBLIC, 200
    )


@pytest.mark.parametrize("folder", FOLDERS)
def test_no_path_breaks_the_site(public_site, client, folder):
    for name in NAMES:
        status = client.get(f"{folder}{name}").status_code
        assert status < 500, name


@pytest.mark.parametrize("method", METHODS)
def test_no_method_breaks_a_page(public_site, client, method):
    for address in PUBLIC:
        status = client.generic(method, address, data=b"\x00\xff&=%ff").status_code
        assert status < 500, address


@pytest.mark.parametrize("address", ["/team/", "/search/", "/robots.txt", "/sitemap.xml"])
def test_views_that_only_show_something_refuse_to_be_posted_to(public_site, client, address):
    assert client.post(address).status_code == 405


@pytest.mark.parametrize("headers", HEADERS, ids=lambda headers: "+".join(headers))
def test_no_header_breaks_a_page(public_site, client, headers):
    for address in [*PUBLIC, "/no-such-page/"]:
        status = client.get(address, headers=headers).status_code
        assert status < 500, address


@pytest.mark.parametrize("host", HOSTS, ids=lambda host: ascii(host[:20]))
def test_a_host_that_is_not_ours_is_refused(public_site, client, settings, host):
    settings.ALLOWED_HOSTS = ["localhost"]
    for address in [*PUBLIC, "/no-such-page/"]:
        assert client.get(address, headers={"host": host}).status_code == 400, address


@hypothesis_settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(folder=st.sampled_from(FOLDERS), name=st.binary(max_size=40), query=st.binary(max_size=40))
def test_no_bytes_break_the_site(public_site, client, folder, name, query):
    address = f"{folder}{quote(name)}?page={quote(query)}&q={quote(query)}&{quote(query)}"
    assert client.get(address).status_code < 500


def test_readers_get_no_cookie_anywhere(public_site, client):
    for address in [*PUBLIC, "/search/?q=feet", "/no-such-page/", "/blog/?page=0"]:
        assert not client.get(address).cookies, address
