"""Encodings, 304, HEAD, headers and the log; of a site that is made up."""

import gzip
import json
import logging

import brotli
import pytest

from clinic_site.logs.formatter import JsonFormatter
from tests.cached_site import CachedSite, page, site_of

TEXT = "A page about feet. " * 200


@pytest.fixture
def cached():
    return CachedSite(
        site_of(lambda environ: page(TEXT, Vary="Accept-Encoding", X_Frame_Options="DENY"))
    )


@pytest.mark.parametrize("first", ["br", "gzip", ""])
def test_everybody_gets_the_encoding_they_accept_of_one_answer(cached, first):
    cached.get("/", accept_encoding=first)
    for accepted, encoding, plain in (
        ("gzip, deflate, br", "br", brotli.decompress),
        ("gzip", "gzip", gzip.decompress),
        ("br;q=0, gzip", "gzip", gzip.decompress),
        ("", None, bytes),
        ("zstd", None, bytes),
    ):
        answer = cached.get("/", accept_encoding=accepted)
        assert answer.headers.get("content-encoding") == encoding
        assert plain(answer.body) == TEXT.encode()
        assert answer.headers["content-length"] == str(len(answer.body))
        assert answer.headers["vary"] == "Accept-Encoding"
        assert answer.headers["x-frame-options"] == "DENY"
    assert cached.made == 1


def test_whoever_has_it_already_gets_304(cached):
    whole = cached.get("/", accept_encoding="br")
    tag = whole.headers["etag"]
    for tags in (tag, f'"other", {tag}', tag.removeprefix("W/"), "*"):
        answer = cached.get("/", if_none_match=tags)
        assert (answer.status, answer.body) == (304, b"")
        assert answer.headers["etag"] == tag
        assert answer.headers["cache-control"] == "public, max-age=0, must-revalidate"
    assert cached.get("/", if_none_match='W/"other"').status == 200
    assert cached.made == 1


def test_another_text_has_another_tag():
    texts = iter(["one", "two", "one"])
    cached = CachedSite(site_of(lambda environ: page(next(texts))))
    one, two, again = (cached.get(path).headers["etag"] for path in ("/1", "/2", "/3"))
    assert one != two
    assert one == again


def test_head_gets_the_headers_of_what_is_kept(cached):
    whole = cached.get("/", accept_encoding="gzip")
    head = cached.get("/", method="HEAD", accept_encoding="gzip")
    assert head.body == b""
    own = {"x-request-id"}
    assert {k: v for k, v in head.headers.items() if k not in own} == {
        k: v for k, v in whole.headers.items() if k not in own
    }
    assert cached.made == 1


def test_how_long_others_may_keep_it_is_left_as_the_view_says():
    cached = CachedSite(site_of(lambda environ: page(Cache_Control="public, max-age=600")))
    assert cached.get("/").headers["cache-control"] == "public, max-age=600"


def test_only_a_proxy_of_ours_is_told_to_keep_it(cached, settings):
    assert "x-accel-expires" not in cached.get("/a").headers
    settings.BEHIND_PROXY = True
    assert cached.get("/b").headers["x-accel-expires"] == "1"
    assert cached.get("/b").headers["x-accel-expires"] == "1"


def test_each_answer_has_an_id_of_its_own_and_a_line_in_the_log(cached, caplog):
    cached.get("/feet/", accept_encoding="br")
    with caplog.at_level(logging.INFO, "clinic_site"):
        first = cached.get("/feet/", remote_addr="", accept_encoding="br")
        cached.get("/someone@example.org/"), caplog.clear()
        second = cached.get("/someone@example.org/", if_none_match=first.headers["etag"])
    ids = [each.headers["x-request-id"] for each in (first, second)]
    assert len(set(ids)) == 2
    [record] = caplog.records
    line = json.loads(JsonFormatter().format(record))
    assert (line["method"], line["path"], line["status"]) == ("GET", "/[e-mail]/", 304)
    assert (line["bytes"], line["address"], line["logged_in"]) == (0, "127.0.0.0", False)


def test_the_id_that_a_proxy_gives_is_taken_over(cached):
    given = "0123456789abcdef0123456789abcdef"
    cached.get("/")
    assert cached.get("/", x_request_id=given).headers["x-request-id"] == given
