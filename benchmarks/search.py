"""`make bench-search`: a search for a word in every one of 10,000 articles, on both databases.

Each database is made, filled and deleted: SQLite, and a temporary PostgreSQL. Measured are the
whole answer to a reader, and the search alone beside Wagtail's stock one. Prints a Markdown table
and writes it to benchmarks/results/search.md. `python -m benchmarks.search 1000` makes fewer
articles and writes nothing.
"""

import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from threading import Timer

import wagtail

from benchmarks.databases import measure_database
from benchmarks.vacuum import vacuum

RESULTS = Path(__file__).resolve().parent / "results" / "search.md"
NAMES = {"sqlite": "SQLite", "postgres": "PostgreSQL"}
ARTICLES, TIMES = 10_000, 25
WORD = "acupuncture"  # stands in every article that `make_many` makes
PATIENCE = 60  # seconds for one stock search, which on SQLite takes the square of what it finds
OURS, STOCK = "Ten results and their number", "The same by Wagtail's stock search"
NOTHING_KEPT = "Whole answer, page 1, with nothing of the site kept"


def fill(articles):
    """Make the articles."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("make_many", str(articles), stdout=sys.stderr)
    vacuum()


def timed(call, times=TIMES):
    """Return median and minimum of the milliseconds that a call takes, after two not counted."""
    taken = []
    for _time in range(times + 2):
        start = time.perf_counter()
        call()
        taken.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken[2:]), min(taken[2:])


def queries_of(call):
    """Return how many queries a call asks."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as queries:
        call()
    return len(queries)


def _check(is_right):
    if not is_right:
        sys.exit("This is not what was to be found.")


def page(query, **parameters):
    """Return a call that asks the site as a reader does, in this process, for ten results."""
    from django.test import Client

    client = Client()

    def ask():
        answer = client.get("/search/", {"q": query, **parameters})
        _check(answer.status_code == 200 and answer.text.count('<li class="result">') == 10)

    return ask


def ours():
    """Return a call that finds, counts and loads ten results."""
    from wagtail.models import Site

    from pages.search.answering import answer
    from pages.search.results import results_of
    from pages.search.scope import scope_of

    site = Site.objects.get(is_default_site=True)

    def ask():
        answered = answer([WORD], scope_of(site))
        _check(
            sum(answered.counts().values()) and len(results_of(answered.keys, [WORD], site)) == 10
        )

    return ask


def stock():
    """Return a call that finds, counts and loads ten results as Wagtail does by itself."""
    from blog.models import ArticlePage

    def ask():
        found = ArticlePage.objects.live().search(WORD)
        _check(found.count() and len(list(found[:10])) == 10)

    return ask


def stock_on_sqlite():
    """Return what `timed` does of one stock search, or None if it took longer than PATIENCE."""
    from django.db import OperationalError, connection

    ask, start = stock(), time.perf_counter()
    timer = Timer(PATIENCE, connection.connection.interrupt)
    timer.start()
    try:
        ask()
    except OperationalError:
        return None
    finally:
        timer.cancel()
    taken = (time.perf_counter() - start) * 1000
    return taken, taken


def measure(folder, articles):
    """Return `{what: (what `timed` returns, queries)}` on the database that is set up."""
    from django.conf import settings

    (folder / "static").mkdir()
    fill(articles)
    last = articles // 10 - articles // 100
    asked = {
        "Whole answer, page 1": page(WORD),
        f"Whole answer, page {last}": page(WORD, page=last),
        "Whole answer, the beginning “ac”": page("ac"),
        "Whole answer, one topic": page(WORD, topic="made-head"),
        "Whole answer, misspelled “neuropthy”": page("neuropthy"),
        "Whole answer, misspelled “neuropthy acupuncure”": page("neuropthy acupuncure"),
        NOTHING_KEPT: page(WORD),
        OURS: ours(),
    }
    measured = {}
    for what, call in asked.items():
        settings.CACHING = what != NOTHING_KEPT
        measured[what] = timed(call), queries_of(call)
    if settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
        measured[STOCK] = stock_on_sqlite(), None
    else:
        measured[STOCK] = timed(stock()), queries_of(stock())
    return measured


def measured_on(database, articles):
    """Return what `measure` does, from a process of its own."""
    with tempfile.TemporaryDirectory(prefix="clinic-bench-") as folder:
        path = Path(folder) / "measured.json"
        command = [sys.executable, "-m", "benchmarks.search", database, path, str(articles)]
        subprocess.run(command, check=True)
        return json.loads(path.read_text())


def table(measured, articles):
    """Return the Markdown report on what was measured, by database."""
    rows = [
        f"| {what} | " + " | ".join(_cells(*measured[database][what]) for database in NAMES) + " |"
        for what in measured["sqlite"]
    ]
    ratios = "; ".join(f"{name}: **{_ratio(measured[key])}**" for key, name in NAMES.items())
    return "\n".join(
        [
            f"# A search for a word in every one of {articles:,} articles",
            "",
            "| | SQLite, ms | Queries | PostgreSQL, ms | Queries |",
            "|---|---|---|---|---|",
            *rows,
            "",
            f"The stock search takes, as a multiple of the site's own: {ratios}.",
            "",
            f"Measured on {date.today():%Y-%m-%d} with `make bench-search`: Wagtail "
            f"{wagtail.__version__}, Python {platform.python_version()}, {os.cpu_count()} cores, "
            f"medians of {TIMES} (and the fastest), in one process without a server. Nothing is "
            "ever kept of a word, so that each search costs what the first one does; what else the "
            "site keeps, such as its menus, was kept except where the table says so. Stock search "
            f"on SQLite was asked once, and stopped after {PATIENCE} s.",
            "",
        ]
    )


def _cells(taken, queries):
    shown = "{:,.1f} ({:,.1f})".format(*taken) if taken else f"over {PATIENCE * 1000:,}"
    return f"{shown} | {'' if queries is None else queries}"


def _ratio(measured):
    taken, _queries = measured[STOCK]
    (median, _fastest), _queries = measured[OURS]
    return f"{taken[0] / median:,.0f}" if taken else f"over {PATIENCE * 1000 / median:,.0f}"


def main(articles=ARTICLES):
    """Measure both databases, print the table, and keep that of 10,000 articles."""
    report = table({database: measured_on(database, articles) for database in NAMES}, articles)
    if articles == ARTICLES:
        RESULTS.write_text(report)
    print(report)


if __name__ == "__main__":
    if sys.argv[1:2] and sys.argv[1] in NAMES:
        database, path, articles = sys.argv[1:]
        measure_database(
            lambda folder: Path(path).write_text(json.dumps(measure(folder, int(articles)))),
            [database],
        )
    else:
        main(*map(int, sys.argv[1:2]))
