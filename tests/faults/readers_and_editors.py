"""Lets fifty readers read while three editors publish, for two minutes.

    .venv/bin/python -m tests.faults.readers_and_editors [--seconds 120] [--database sqlite]

Readers ask for the pages of the demo clinic, its lists, search, feed and pictures; editors log in
and publish through the editor's form. It fails if an answer is an error (5xx), none comes, a
publish is refused or lost, or the log names a database that was locked.
"""

import argparse
import random
import statistics
import sys
import threading
import time
from collections import Counter, defaultdict
from functools import partial
from http.client import HTTPConnection, HTTPException

import requests

from tests.faults.crowds import crowd
from tests.faults.options import arguments_of, served_site
from tests.faults.served_sites import HOST, say

READERS = 50
EDITORS = ("Ada", "Ben", "Cleo")
BETWEEN_PAGES = 2.0  # seconds at most, so that fifty readers are people and not a flood
LOCKED = ("database is locked", "SQLITE_BUSY", "SQLITE_LOCKED", "OperationalError")
PATIENCE = 60  # seconds for an answer


class Answers:
    """What came of many requests: statuses, seconds, and errors without an answer."""

    def __init__(self):
        self.lock = threading.Lock()
        self.statuses = defaultdict(Counter)
        self.seconds = defaultdict(list)

    def add(self, who, status, seconds):
        """Note an answer to `who`; the status is None if none came."""
        with self.lock:
            self.statuses[who][status] += 1
            self.seconds[who].append(seconds)

    def failures(self):
        """Return how many requests got no answer or an error of the server's."""
        all_counts = sum(self.statuses.values(), Counter())
        return sum(count for status, count in all_counts.items() if not status or status >= 500)

    def lines(self):
        """Yield a line about each kind of visitor: counts, and median, 95th percentile, maximum."""
        for who, seconds in sorted(self.seconds.items()):
            p95 = statistics.quantiles(seconds, n=20)[-1] if len(seconds) > 1 else seconds[0]
            counts = ", ".join(
                f"{count} x {status}" for status, count in self.statuses[who].items()
            )
            yield (
                f"{who}: {counts}; median {statistics.median(seconds) * 1000:.0f} ms, "
                f"95 % {p95 * 1000:.0f} ms, at most {max(seconds) * 1000:.0f} ms"
            )


def main(arguments):
    """Put on the load; print counts, times and problems; return the exit status."""
    with served_site(arguments, "busy") as site:
        site.manage("load_demo")
        from tests.faults.article_state import integrity_problems, settle
        from tests.faults.editors import hire

        editors = hire(site, EDITORS)
        paths = pages_of(site)
        answers = Answers()
        readers = [partial(read, site.port, paths, answers)] * arguments.readers
        with crowd(readers + [partial(publish, editor, answers) for editor in editors]):
            time.sleep(arguments.seconds)
        problems = integrity_problems() + [
            sentence for editor in editors for part in settle(editor) for sentence in part
        ]
        log = site.log.read_text()
    locked = sum(log.count(words) for words in LOCKED)
    refused = sum(not each.is_acknowledged for editor in editors for each in editor.attempts)
    for line in (*answers.lines(), *problems):
        say(line)
    say(
        f"{arguments.readers} readers and {len(EDITORS)} editors, {arguments.seconds} s: "
        f"{answers.failures()} failures, {refused} publishes refused, "
        f"{len(problems)} lost or torn, {locked} times locked"
    )
    return 1 if answers.failures() or refused or problems or locked else 0


def pages_of(site):
    """Return the addresses that a reader may come to."""
    from blog.models import ArticlePage

    articles = [
        f"/blog/{slug}/" for slug in ArticlePage.objects.live().values_list("slug", flat=True)
    ]
    others = ("/", "/blog/", "/team/", "/search/?q=sleep", "/blog/feed/", "/sitemap.xml")
    return [*others, *articles]


def read(port, paths, answers, stop):
    """Read one page after the other, over a kept connection, until told to stop."""
    connection = HTTPConnection(HOST, port, timeout=PATIENCE)
    while not stop.wait(random.uniform(0, BETWEEN_PAGES)):
        started, status = time.monotonic(), None
        try:
            connection.request("GET", random.choice(paths))
            answer = connection.getresponse()
            answer.read()
            status = answer.status
        except (OSError, HTTPException):
            connection.close()
        answers.add("readers", status, time.monotonic() - started)
    connection.close()


def publish(editor, answers, stop):
    """Open the form and publish, one time after the other, until told to stop."""
    while not stop.is_set():
        started, status = time.monotonic(), None
        try:
            status = editor.publish().status_code
        except requests.RequestException as error:
            say(f"{editor.name}: {type(error).__name__}")
        answers.add("editors", status, time.monotonic() - started)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=int, default=120)
    parser.add_argument("--readers", type=int, default=READERS)
    sys.exit(main(arguments_of(parser)))
