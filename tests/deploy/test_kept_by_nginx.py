"""What nginx keeps for a second: how soon readers see a change, and what if the site is gone."""

import threading
import time

import pytest

from tests.deploy.answers import assert_safe
from tests.deploy.scratch_machine import wait_until

# One machine for all, because it takes long to set up.
pytestmark = [pytest.mark.machine, pytest.mark.xdist_group("machine")]

ARTICLE = "/blog/sore-feet-after-a-long-walk/"
PUBLISH = """
import time
from blog.models import ArticlePage
page = ArticlePage.objects.get(slug="sore-feet-after-a-long-walk")
page.summary = "{summary}"
page.save_revision().publish()
print(time.monotonic())
"""
MAKE_CONTACT_PAGE = """
from pages.models import ContactPage, HomePage
from tests.factories import make_request_page
if not ContactPage.objects.exists():
    make_request_page(HomePage.objects.get(), ContactPage, slug="contact-us", title="Contact")
"""
STALE = 2  # seconds after a change in which a reader may still see the page from before


def shell(machine, code):
    return machine.manage("shell", "--no-imports", "-c", code).splitlines()


def kept(machine, answer):
    """Return what nginx's log says of an answer: HIT, MISS, BYPASS and so on."""
    log = machine.root / "var/log/nginx/clinic.log"
    wanted = answer.headers["X-Request-ID"]
    wait_until(lambda: wanted in log.read_text(), "nginx's line")
    [line] = [line for line in log.read_text().splitlines() if wanted in line]
    return line.partition('"kept":"')[2].partition('"')[0]


def test_a_page_is_kept_for_each_encoding_with_all_its_headers(machine, reader):
    for coding, sent in (
        ("br, gzip", "br"),
        ("gzip", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("", None),
    ):
        path = f"{ARTICLE}?{time.monotonic_ns()}"
        first = reader.ask(path, Accept_Encoding=coding)
        second = reader.ask(path, Accept_Encoding=coding)
        assert (kept(machine, first), kept(machine, second)) == ("MISS", "HIT")
        for answer in (first, second):
            assert answer.headers.get("Content-Encoding") == sent
            assert answer.headers["Cache-Control"] == "public, max-age=0, must-revalidate"
            assert "X-Accel-Expires" not in answer.headers
            assert_safe(answer)
        assert first.body == second.body
        assert first.headers["X-Request-ID"] != second.headers["X-Request-ID"]
        again = reader.ask(path, If_None_Match=first.headers["ETag"], Accept_Encoding=coding)
        assert (again.status, again.body) == (304, b"")


def test_what_is_published_is_seen_within_two_seconds_by_readers_who_never_stop(machine, reader):
    seen, is_over = [], threading.Event()

    def read():
        while not is_over.is_set():
            asked_at = time.monotonic()
            seen.append((asked_at, "Rest with your feet up, today" in reader.ask(ARTICLE).text))

    reading = threading.Thread(target=read)
    reading.start()
    try:
        lines = shell(machine, PUBLISH.format(summary="Rest with your feet up, today"))
        published_at = float(lines[-1])
        wait_until(lambda: seen[-1][0] > published_at + STALE + 1, "The last reader")
    finally:
        is_over.set()
        reading.join()
    late = [is_new for asked_at, is_new in seen if asked_at > published_at + STALE]
    assert late
    assert all(late)
    assert not seen[0][1]


def test_whoever_is_logged_in_is_answered_by_the_site(machine, reader):
    path = f"{ARTICLE}?{time.monotonic_ns()}"
    for headers in (
        {"Cookie": "sessionid=abc"},
        {"Cookie": "a=b; csrftoken=abc"},
        {"Authorization": "Basic abc"},
    ):
        answers = [reader.ask(path, **headers) for _ in range(2)]
        assert [kept(machine, answer) for answer in answers] == ["BYPASS", "BYPASS"]
    reader.cookies.clear()  # the site has told it to forget the session
    assert kept(machine, reader.ask(path)) == "MISS"


def test_what_is_for_one_reader_is_not_kept(machine, reader):
    shell(machine, MAKE_CONTACT_PAGE)
    wait_until(lambda: reader.ask("/contact-us/").status == 200, "The page with the form")
    for path in ("/contact-us/", "/search/?q=feet", "/no-such-page/"):
        first, second = reader.ask(path), reader.ask(path)
        assert "HIT" not in (kept(machine, first), kept(machine, second))
    assert reader.ask("/contact-us/").body != reader.ask("/contact-us/").body
    for document in ("public", "private"):
        answers = [reader.ask(machine.files[document]["url"]) for _ in range(2)]
        assert [kept(machine, answer) for answer in answers] == ["", ""]


def test_maintenance_hides_what_is_kept(machine, reader):
    assert reader.ask(ARTICLE).status == 200
    machine.manage("maintenance", "on")
    try:
        assert [reader.ask(ARTICLE).status for _ in range(3)] == [503, 503, 503]
    finally:
        machine.manage("maintenance", "off")
    assert reader.ask(ARTICLE).status == 200


def test_pages_that_were_seen_are_read_while_the_site_is_stopped(machine, reader):
    before = {path: reader.ask(path) for path in (ARTICLE, "/", "/blog/")}
    machine.stop("web")
    try:
        time.sleep(STALE)
        for path, answer in before.items():
            now = reader.ask(path)
            assert (now.status, now.body) == (200, answer.body)
            assert_safe(now)
        assert reader.ask("/team/?never-seen").status == 503
        assert reader.ask(ARTICLE, Cookie="sessionid=abc").status == 503
    finally:
        machine.start_unit("web")
        wait_until(lambda: reader.ask("/health/ready").status == 200, "The site")
