"""`make bench-article`: an article of the demo against the same one on a bare Wagtail blog.

All are served with the same number of workers and threads, DEBUG off and cached templates, on
SQLite, at the same time; rounds alternate and the medians count. This site is measured twice
without its page cache: with the pieces of pages that it keeps, and keeping nothing. Prints a
Markdown table and writes it to benchmarks/results/article.md.
"""

import os
import platform
import tempfile
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from urllib.request import Request, urlopen

import wagtail

from benchmarks import load
from benchmarks.plain_site import HERE, SLUG, make_plain_project, run, served_plain
from benchmarks.scale.sites import served
from tests.demo_site import demo_environment, served_demo_in

RESULTS = HERE / "results" / "article.md"
PLAIN = "bare Wagtail blog"
KEPT = "this site, pieces kept"
UNKEPT = "this site, nothing kept"
ASKED = {"compressed": load.HEADERS, "uncompressed": {}}
ROUNDS = 5
SECONDS = 4
COUNT_QUERIES = """
import django, sys
django.setup()
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.core.cache import cache
client = Client(SERVER_NAME="127.0.0.1")
assert client.get(sys.argv[1]).status_code == 200
cache.clear()
with CaptureQueriesContext(connection) as queries:
    client.get(sys.argv[1])
print(len(queries))
"""


def size_of(url, headers):
    """Return how many bytes the body of an answer has on the wire."""
    with urlopen(Request(url, headers=headers)) as response:  # noqa: S310 - our own loopback address
        return len(response.read())


def measure(addresses):
    """Return `{(name, asked): Load}`: the medians of alternating rounds, after a warming up.

    Each is asked as a browser does, and uncompressed, because the bare blog compresses nothing.
    """
    loads = {(name, asked): [] for name in addresses for asked in ASKED}
    for url in addresses.values():
        load.measure(url, 2)
    for _round in range(ROUNDS):
        for name, asked in loads:
            loads[name, asked].append(load.measure(addresses[name], SECONDS, ASKED[asked]))
    return {key: load.median(measured) for key, measured in loads.items()}


def table(addresses, loads, queries):
    """Return the Markdown report."""
    rows = []
    for (name, asked), one in loads.items():
        ratio = one.rate / loads[PLAIN, asked].rate
        size = size_of(addresses[name], ASKED[asked])
        rows.append(
            f"| {name} | {asked} | {one.rate:.0f} | **{ratio:.2f}** | {one.p50:.1f} "
            f"| {one.p99:.1f} | {queries[name]} | {size:,} |"
        )
    return "\n".join(
        [
            "# One article, this site against a bare `wagtail start` blog",
            "",
            "| Served by | Asked for | Requests a second | Times the bare blog | p50, ms | p99, ms "
            "| Queries | Bytes |",
            "|---|---|---|---|---|---|---|---|",
            *rows,
            "",
            f"Measured on {date.today():%Y-%m-%d} with `make bench-article`: the same text and "
            f"pictures on both, Wagtail {wagtail.__version__}, Python "
            f"{platform.python_version()}, {os.cpu_count()} cores shared with the load generator "
            f"({load.generator()}), {load.CONNECTIONS} connections, medians of {ROUNDS} "
            f"alternating rounds of {SECONDS} s. The bare blog compresses nothing. No page cache "
            "on any; what is kept otherwise is in docs/decisions/road.md.",
            "",
        ]
    )


def main():
    """Build both sites, measure them in turn, print and keep the table."""
    with tempfile.TemporaryDirectory(prefix="clinic-bench-") as folder, ExitStack() as stack:
        ours, plain = Path(folder, "ours"), Path(folder, "plain")
        plain.mkdir()
        article_file = Path(folder, "article.json")
        env = demo_environment(ours) | {
            "DJANGO_SETTINGS_MODULE": "clinic_site.settings.production",
            "PYTHONPATH": str(HERE.parent),
            "LOG_LEVEL": "ERROR",
        }
        with served_demo_in(ours):
            pass  # it is filled now
        run(HERE / "export.py", SLUG, article_file, folder=HERE.parent, env=env)
        plain_env = make_plain_project(plain, article_file)
        without = {KEPT: {"PAGE_CACHE_MB": "0"}, UNKEPT: {"CACHING": "0"}}
        path = f"/blog/{SLUG}/"
        addresses = {PLAIN: stack.enter_context(served_plain(plain, plain_env)) + path}
        queries = {PLAIN: run("-c", COUNT_QUERIES, path, folder=plain, env=plain_env)}
        for name, settings in without.items():
            address, _port, _server = stack.enter_context(served(env | settings))
            addresses[name] = address + path
            queries[name] = run("-c", COUNT_QUERIES, path, folder=HERE.parent, env=env | settings)
        report = table(addresses, measure(addresses), queries)
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(report)
    print(report)


if __name__ == "__main__":
    main()
