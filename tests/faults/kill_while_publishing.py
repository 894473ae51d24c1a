"""Kills the server with SIGKILL while editors publish; again and again.

    .venv/bin/python -m tests.faults.kill_while_publishing [--rounds 200] [--database sqlite]

Editors log in over HTTP and post the editor's own form, with a new address each time, so that
redirects are made. Each round kills a worker or the master at a random moment; what ended is
started again as deploy/clinic-web.service says. Then every publish that was answered must be
there, and page, revisions, search index, redirects, references, dates and log must agree. A
publish without an answer may be wholly there or wholly absent.
"""

import argparse
import os
import random
import signal
import sys
import time
from collections import Counter
from functools import partial

import requests

from tests.faults.crowds import crowd
from tests.faults.options import arguments_of, served_site
from tests.faults.served_sites import say

EDITORS = ("Ada", "Ben", "Cleo")
SHORTEST_LIFE, LONGEST_LIFE = 0.3, 2.0  # seconds of publishing before a kill
TIME_LIMIT = 5  # seconds until the site is served again


def main(arguments):
    """Run the rounds; print the problems and the counts; return the exit status."""
    with served_site(arguments, "killed") as site:
        return play(site, arguments.rounds, arguments.slowest)


def play(site, rounds, slowest):
    """Kill the server in each round; return the exit status."""
    from tests.faults.editors import hire

    editors = hire(site, EDITORS)
    counts, waits = Counter(), {"worker": [0], "master": [0]}
    for number in range(1, rounds + 1):
        victim = ("worker", "master")[number % 2]
        problems, waited = play_round(site, editors, victim, counts)
        waits[victim].append(waited)
        if problems or number % 10 == 0:
            say(f"Round {number}, {victim}: {'; '.join(problems) or 'whole'}")
    worst = max(map(max, waits.values()))
    say(
        f"{rounds} rounds, {counts['acknowledged']} publishes acknowledged, {counts['lost']} lost, "
        f"{counts['torn']} torn, {counts['open']} cut off, {counts['other']} other problems; "
        f"served again after at most {max(waits['worker']):.1f} s (worker), "
        f"{max(waits['master']):.1f} s (master)"
    )
    return 1 if counts["lost"] + counts["torn"] + counts["other"] or worst > slowest else 0


def play_round(site, editors, victim, counts):
    """Publish, kill, wait and compare; return the problems and the seconds without service."""
    from tests.faults.article_state import integrity_problems, settle

    other = []
    with crowd([partial(keep_publishing, editor, counts, other) for editor in editors]) as stop:
        time.sleep(random.uniform(SHORTEST_LIFE, LONGEST_LIFE))
        stop.set()
        kill(site, victim)
        waited = site.wait_until_served("/blog/")
    other += integrity_problems()
    found = [settle(editor) for editor in editors]
    lost = [sentence for lost, _torn in found for sentence in lost]
    torn = [sentence for _lost, torn in found for sentence in torn]
    other += unreachable(editors)
    counts.update(lost=len(lost), torn=len(torn), other=len(other))
    return lost + torn + other, waited


def keep_publishing(editor, counts, other, stop):
    """Publish until told to stop or cut off; count what was acknowledged."""
    while not stop.is_set():
        try:
            answer = editor.publish()
        except requests.RequestException:
            counts["open"] += 1
            return
        if not editor.attempts[-1].is_acknowledged:
            other.append(f"{editor.name} was answered {answer.status_code}")
            return
        counts["acknowledged"] += 1


def kill(site, victim):
    """Kill the master or one of the workers, if it has not ended by itself."""
    pid = site.server.pid if victim == "master" else random.choice(site.workers() or [None])
    if pid is not None:
        os.kill(pid, signal.SIGKILL)
    if victim == "master":
        site.server.wait()


def unreachable(editors):
    """Return what readers do not get: the article, and the redirect from its last address."""
    problems = []
    for editor in editors:
        *before, shown = editor.attempts
        answer = editor.get(shown.path)
        if answer.status_code != requests.codes.ok or shown.title not in answer.text:
            problems.append(f"{shown.path} is answered {answer.status_code}")
        for old in before[-1:]:
            answer = editor.get(old.path)
            if not answer.headers.get("Location", "").endswith(shown.path):
                problems.append(f"{old.path} leads nowhere")
    return problems


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument(
        "--slowest", type=float, default=TIME_LIMIT, help="seconds until the site must be served"
    )
    sys.exit(main(arguments_of(parser)))
