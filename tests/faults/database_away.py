"""Takes the database away while people read and publish, and gives it back.

    .venv/bin/python -m tests.faults.database_away [--rounds 10] [--database postgresql]

On PostgreSQL each round stops the server, by turns as in a crash and in order, and starts it again;
on SQLite it holds the one lock that writers need. Readers must be answered all the time, with
the page or with 503 in the site's look, and with the page at once when the database is back. A
publish must be done or refused with 503, and be wholly there or wholly absent.
"""

import argparse
import random
import sqlite3
import sys
import time
from collections import Counter
from contextlib import ExitStack, closing
from functools import partial

import requests

from tests.faults.crowds import crowd
from tests.faults.options import arguments_of, served_site
from tests.faults.restartable_postgres import MODES, RestartablePostgres
from tests.faults.served_sites import say
from tests.postgres import temporary_postgres

EDITORS = ("Ada", "Ben")
READERS = 8
AWAY = 1.5  # seconds
PATIENCE = 30  # seconds until an answer; more is a hang
PAGES = ("/", "/blog/", "/team/", "/search/?q=ada", "/sitemap.xml")
SENTENCE = "We cannot reach our data at the moment"
AT_ONCE = 5  # seconds from the database's return to an answer with 200, on a busy machine


def main(arguments):
    """Run the rounds; print problems and counts; return the exit status."""
    with ExitStack() as stack:
        server = None
        if arguments.database == "postgresql":
            # Always one of its own, because others use the one that is given.
            arguments.server = stack.enter_context(temporary_postgres())
            server = RestartablePostgres(arguments.server)
        site = stack.enter_context(served_site(arguments, "away"))
        if server:
            stack.callback(server.stop, "immediate")
        return play(site, server, arguments)


def play(site, server, arguments):
    """Run the rounds; return the exit status."""
    from django.db import connection

    from tests.faults.editors import hire

    editors = hire(site, EDITORS)
    counts, problems, waits = Counter(), [], []
    for number in range(arguments.rounds):
        mode = MODES[number % 2] if server else "locked"
        connection.close()  # this process's own would be cut, too
        found, waited = play_round(site, editors, partial(away, site, server, mode), counts)
        problems += [f"Round {number + 1}, {mode}: {each}" for each in found]
        waits.append(waited)
    for problem in problems:
        say(problem)
    say(
        f"{arguments.rounds} times away: "
        f"readers {counts['read']} x page, {counts['unread']} x 503; "
        f"editors {counts['published']} x published, {counts['refused']} x 503; "
        f"pages again after at most {max(waits):.1f} s; {len(problems)} problems"
    )
    return 1 if problems or max(waits) > arguments.slowest else 0


def away(site, server, mode):
    """Take the database away for a moment."""
    if server:
        server.stop(mode)
        time.sleep(AWAY)
        server.start()
        return
    with closing(sqlite3.connect(site.folder / "db.sqlite3", isolation_level=None)) as locked:
        locked.execute("BEGIN IMMEDIATE")
        time.sleep(AWAY)
        locked.execute("ROLLBACK")


def play_round(site, editors, fault, counts):
    """Read, publish and let the fault happen; return problems and seconds until pages come."""
    from tests.faults.article_state import settle

    problems = []
    readers = [partial(read, site, counts, problems)] * READERS
    writers = [partial(publish, editor, counts, problems) for editor in editors]
    with crowd(readers + writers):
        time.sleep(random.uniform(0.3, 1.5))
        fault()
        waited = site.wait_until_served("/blog/")
    for editor in editors:
        lost, torn = settle(editor)
        problems += lost + torn
    return problems, waited


def read(site, counts, problems, stop):
    """Read pages until told to stop; note what is neither a page nor a clear 503."""
    while not stop.wait(0.1):
        path = random.choice(PAGES)
        try:
            answer = requests.get(site.address + path, timeout=PATIENCE)
        except requests.RequestException as error:
            problems.append(f"{path}: {type(error).__name__}")
            continue
        if answer.status_code == 200:
            counts["read"] += 1
        elif is_clear(answer):
            counts["unread"] += 1
        else:
            problems.append(f"{path} was answered {answer.status_code}")


def publish(editor, counts, problems, stop):
    """Publish until told to stop or refused; note what is neither done nor refused clearly."""
    while not stop.is_set():
        try:
            answer = editor.publish()
        except requests.RequestException as error:
            problems.append(f"{editor.name}: {type(error).__name__}")
            return
        if answer.status_code == 302:
            counts["published"] += 1
            continue
        if is_clear(answer):
            counts["refused"] += 1
        else:
            problems.append(f"{editor.name} was answered {answer.status_code}")
        return


def is_clear(answer):
    return answer.status_code == 503 and SENTENCE in answer.text and "Retry-After" in answer.headers


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--slowest", type=float, default=AT_ONCE, help="seconds until pages come")
    sys.exit(main(arguments_of(parser)))
