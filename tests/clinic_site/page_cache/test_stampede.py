"""Many readers at once: one answer is made, and nobody waits for what cannot be shared."""

import threading
from concurrent.futures import ThreadPoolExecutor

from tests.cached_site import CachedSite, page, site_of

READERS = 500
PATIENCE = 60  # seconds


def stampede(cached, path_of):
    """Let many readers ask at once; return what they got."""
    everybody = threading.Barrier(READERS)

    def ask(number):
        everybody.wait(PATIENCE)
        return cached.get(path_of(number), accept_encoding=("br", "gzip", "")[number % 3])

    with ThreadPoolExecutor(READERS) as readers:
        return list(readers.map(ask, range(READERS)))


def slowly(environ):
    threading.Event().wait(0.2)
    return page("A page. " * 200 + environ["QUERY_STRING"], Vary="Accept-Encoding")


def test_500_readers_at_once_have_a_page_made_once():
    cached = CachedSite(site_of(slowly))
    answers = stampede(cached, lambda number: "/")
    assert cached.made == 1
    assert {answer.status for answer in answers} == {200}
    assert len({answer.headers["etag"] for answer in answers}) == 1


def test_readers_of_a_newsletter_have_it_made_once_for_all_and_once_to_learn_what_counts():
    cached = CachedSite(site_of(slowly))
    stampede(cached, lambda number: "/?utm_source=mail")
    assert cached.made == 2


def test_when_making_it_fails_those_who_wait_ask_for_themselves():
    def fails(environ):
        threading.Event().wait(0.2)
        raise ValueError("no page")

    cached = CachedSite(site_of(fails))
    failed = []

    def ask():
        try:
            cached.get("/")
        except ValueError as error:
            failed.append(error)

    threads = [threading.Thread(target=ask) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)
    assert len(failed) == 5


def test_nobody_waits_for_others_where_answers_are_never_shared():
    together = threading.Barrier(3)
    is_known = threading.Event()

    def private(environ):
        if is_known.is_set():
            together.wait(PATIENCE)  # fails if they come one after the other
        return page(Cache_Control="private")

    cached = CachedSite(site_of(private))
    cached.get("/")
    is_known.set()
    with ThreadPoolExecutor(3) as readers:
        answers = list(readers.map(lambda number: cached.get("/"), range(3)))
    assert [answer.status for answer in answers] == [200, 200, 200]
