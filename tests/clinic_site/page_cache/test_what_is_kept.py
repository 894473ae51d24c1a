"""Which answers are kept, for whom, and for how long; of a site that is made up."""

from datetime import timedelta

import pytest
import time_machine
from django.http import HttpResponse, HttpResponseNotFound, StreamingHttpResponse
from django.utils import timezone

from pages import generation
from tests.cached_site import CachedSite, page, site_of


def times_made(answer, **options):
    """Return how often a site is asked when a reader comes twice."""
    cached = CachedSite(site_of(lambda environ: answer(), **options))
    first, second = cached.get("/"), cached.get("/")
    assert (first.status, first.body) == (second.status, second.body)
    return cached.made


def with_cookie():
    response = page()
    response.set_cookie("name", "value")
    return response


def test_an_answer_that_may_be_kept_is_made_once():
    assert times_made(page) == 1
    assert times_made(lambda: page(Cache_Control="public, max-age=600")) == 1
    assert times_made(lambda: page(Vary="Cookie, Accept-Encoding")) == 1


@pytest.mark.parametrize(
    "answer",
    [
        with_cookie,
        lambda: page(Cache_Control="no-store"),
        lambda: page(Cache_Control="private, no-cache"),
        lambda: page(Vary="Accept-Language"),
        lambda: HttpResponse("Made", status=201),
        lambda: HttpResponseNotFound("There is none"),
        lambda: StreamingHttpResponse([b"one", b"two"]),
    ],
)
def test_what_may_not_be_kept_is_made_each_time(answer):
    assert times_made(answer) == 2


def test_what_nobody_allowed_to_keep_is_made_each_time():
    assert times_made(page, parameters=None) == 2


@pytest.mark.parametrize(
    "headers",
    [
        {"cookie": "sessionid=abc"},
        {"cookie": "a=b; csrftoken=abc"},
        {"cookie": "messages=abc"},
        {"authorization": "Basic abc"},
        {"range": "bytes=0-1"},
        {"method": "POST"},
        {"method": "OPTIONS"},
    ],
)
def test_visitors_with_something_of_their_own_reach_the_site_with_all_of_it(headers):
    cached = CachedSite(site_of(lambda environ: page(repr(environ.get("HTTP_COOKIE")))))
    cached.get("/")
    for number in (2, 3):
        answer = cached.get("/", **headers)
        assert cached.made == number
        assert answer.body.decode() == repr(headers.get("cookie"))


@pytest.mark.parametrize("path", ["/static/a.css", "/media/a.png", "/admin/", "/documents/1/a/"])
def test_files_and_the_editor_are_left_to_the_site(path):
    cached = CachedSite(site_of(lambda environ: page()))
    cached.get(path), cached.get(path)
    assert cached.made == 2


def test_nothing_that_a_reader_sends_gets_into_what_is_kept():
    def echo(environ):
        sent = {name for name in environ if name.startswith("HTTP_")}
        return page(" ".join(sorted(sent)))

    cached = CachedSite(site_of(echo))
    hostile = {"cookie": "_ga=1", "accept_language": "fr", "x_forwarded_host": "evil", "dnt": "1"}
    cached.get("/", **hostile, user_agent="Evil", referer="http://evil", x_original_url="/admin")
    assert cached.get("/").body == b"HTTP_HOST"
    assert cached.made == 1


def test_a_host_of_somebody_else_is_never_kept(settings):
    settings.ALLOWED_HOSTS = ["clinic.example"]
    cached = CachedSite(site_of(lambda environ: page(environ["HTTP_HOST"])))
    for host in ("evil.example", "", "clinic.example@evil.example", "clinic.example/evil"):
        cached.get("/", host=host), cached.get("/", host=host)
    assert cached.made == 8
    for host in ("clinic.example", "CLINIC.example"):
        assert cached.get("/", host=host).body.lower() == b"clinic.example"
    assert cached.made == 9


def test_the_scheme_that_a_proxy_tells_counts_only_behind_a_proxy(settings):
    cached = CachedSite(site_of(lambda environ: page()))
    cached.get("/"), cached.get("/", x_forwarded_proto="https")
    assert cached.made == 1
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    cached.get("/", x_forwarded_proto="https"), cached.get("/", x_forwarded_proto="https, http")
    assert cached.made == 2


def echo_query(environ):
    return page(environ["QUERY_STRING"])


def test_parameters_that_do_not_count_neither_miss_nor_poison():
    cached = CachedSite(site_of(echo_query))
    assert cached.get("/").body == b""
    for query in ("utm_source=mail", "fbclid=1&utm_source=x", "evil=<script>", "&&", "="):
        assert cached.get(f"/?{query}").body == b""
    assert cached.made == 1
    for query in ("page=2", "utm_source=x&page=2", "page=2&utm_source=x"):
        assert cached.get(f"/?{query}").body == b"page=2"
    assert cached.made == 2


def test_the_first_visitor_with_a_strange_parameter_leaves_nothing_behind():
    cached = CachedSite(site_of(echo_query))
    assert cached.get("/?utm_source=mail").body == b"utm_source=mail"
    assert cached.get("/?utm_source=post").body == b""
    assert cached.get("/").body == b""
    assert cached.made == 2


def test_an_address_may_come_to_depend_on_other_parameters():
    parameters = ["page"]
    cached = CachedSite(
        lambda environ, start: site_of(echo_query, tuple(parameters))(environ, start)
    )
    cached.get("/")
    parameters[:] = ["topic"]
    generation.bump()
    assert cached.get("/?topic=feet").body == b"topic=feet"


def test_a_query_with_too_many_fields_is_not_kept():
    cached = CachedSite(site_of(echo_query))
    query = "&".join(f"page={number}" for number in range(50))
    cached.get(f"/?{query}"), cached.get(f"/?{query}")
    assert cached.made == 2


def test_what_is_kept_goes_with_the_next_change():
    texts = ["old"]
    cached = CachedSite(site_of(lambda environ: page(texts[0])))
    cached.get("/")
    texts[0] = "new"
    generation.bump()
    assert [cached.get("/").body for _ in range(2)] == [b"new", b"new"]
    assert cached.made == 2


def test_what_changes_while_an_answer_is_made_makes_it_old():
    texts = ["old", "new", "new"]

    def slow(environ):
        generation.bump()
        return page(texts.pop(0))

    cached = CachedSite(site_of(slow))
    assert cached.get("/").body == b"old"
    assert cached.get("/").body == b"new"


def test_what_is_kept_goes_by_its_age_and_by_the_clock(settings):
    settings.CACHE_MAX_AGE = 60
    with time_machine.travel("2026-03-01T12:00:00Z", tick=False) as clock:
        cached = CachedSite(site_of(lambda environ: page()))
        soon = timezone.now() + timedelta(seconds=10)
        brief = CachedSite(site_of(lambda environ: page(), until=soon))
        for seconds, made, made_briefly in ((0, 1, 1), (9, 1, 1), (1, 1, 2), (49, 1, 3), (1, 2, 4)):
            clock.shift(seconds)
            cached.get("/"), brief.get("/")
            assert (cached.made, brief.made) == (made, made_briefly)


def test_memory_is_bound_and_the_last_used_stay(settings):
    settings.PAGE_CACHE_MB = 1
    cached = CachedSite(site_of(lambda environ: page("x" * 300_000)))
    for path in ("/a", "/b", "/c", "/a", "/d"):
        cached.get(path)
    assert cached.made == 4
    cached.get("/a")
    assert cached.made == 4
    cached.get("/b")
    assert cached.made == 5


def test_without_memory_everything_reaches_the_site(settings):
    settings.PAGE_CACHE_MB = 0
    cached = CachedSite(site_of(lambda environ: page()))
    cached.get("/"), cached.get("/")
    assert cached.made == 2


def test_with_caching_off_everything_reaches_the_site(settings):
    settings.CACHING = False
    cached = CachedSite(site_of(lambda environ: page()))
    cached.get("/"), cached.get("/?utm_source=x")
    assert cached.made == 2


def test_an_answer_with_a_fault_is_not_kept_but_the_next_one_without():
    made = []

    def answer(environ):
        made.append(None)
        if len(made) == 1:
            generation.tell_of_fault()
        return page()

    cached = CachedSite(site_of(answer))
    for _time in range(3):
        assert cached.get("/").status == 200
    assert len(made) == 2
