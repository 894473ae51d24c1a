"""`python -m benchmarks.search [postgres] [articles]`: a search for a word in every article.

Measures the site's search against Wagtail's stock one, `ArticlePage.objects.search`, in one run and
one database, which it makes, fills with 10,000 articles and deletes: SQLite, or a temporary
PostgreSQL. Prints medians. “Engine” is the query for all results in order and the ten of a page;
“page” is the whole answer to a visitor, in this process, with nothing kept and with what is kept.
On SQLite the stock search takes the square of what it finds, so it is asked once.
"""

import statistics
import sys
import time

from benchmarks.databases import measure_database

ARTICLES, TIMES = 10_000, 9
WORD = "acupuncture"  # stands in every article that `make_many` makes


def fill(articles):
    """Make the articles, and have the database count them."""
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0)
    call_command("make_many", str(articles))
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


def timed(call, times=TIMES):
    """Return the median of the milliseconds that a call takes, after one that does not count."""
    taken = []
    for _time in range(times + (times > 1)):
        start = time.perf_counter()
        call()
        taken.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken[times > 1 :])


def _check(is_right):
    if not is_right:
        sys.exit("This is not what was to be found.")


def engine(words, number):
    """Return a call that finds the keys of the results of one page of ten."""
    from wagtail.models import Site

    from pages.search.answering import answer
    from pages.search.scope import scope_of

    site = Site.objects.get(is_default_site=True)

    def ask():
        keys = answer(words, scope_of(site)).pages.of(None)
        _check(len(keys[(number - 1) * 10 : number * 10]) == 10)

    return ask


def stock(number):
    """Return a call that finds the same page of results as Wagtail does by itself."""
    from blog.models import ArticlePage

    def ask():
        found = ArticlePage.objects.live().search(WORD)
        _check(found.count())
        _check(len(list(found[(number - 1) * 10 : number * 10])) == 10)

    return ask


def page(query, **parameters):
    """Return a call that asks the site as a visitor does."""
    from django.test import Client

    client = Client()

    def ask():
        _check(client.get("/search/", {"q": query, **parameters}).status_code == 200)

    return ask


def measure(folder, articles=ARTICLES):
    """Print the medians on one database."""
    from django.conf import settings
    from django.db import connection

    (folder / "static").mkdir()
    fill(articles)
    last = articles // 10 - articles // 100
    for kept in (False, True):
        settings.CACHING = kept
        print(f"  {'Kept for one generation' if kept else 'Nothing kept'}")
        print(f"    engine, first page: {timed(engine([WORD], 1)):.1f} ms")
        print(f"    engine, page {last}: {timed(engine([WORD], last)):.1f} ms")
        print(f"    engine, the beginning “ac”: {timed(engine(['ac'], 1)):.1f} ms")
        print(f"    page, first: {timed(page(WORD)):.1f} ms")
        print(f"    page, {last}: {timed(page(WORD, page=last)):.1f} ms")
        print(f"    page, misspelled “neuropthy”: {timed(page('neuropthy')):.1f} ms")
        print(f"    page, one topic: {timed(page(WORD, topic='made-head')):.1f} ms")
    times = TIMES if connection.vendor == "postgresql" else 1
    print("  Wagtail's stock search")
    print(f"    engine, first page: {timed(stock(1), times):.1f} ms")
    print(f"    engine, page {last}: {timed(stock(last), times):.1f} ms", flush=True)


if __name__ == "__main__":
    numbers = [int(argument) for argument in sys.argv[1:] if argument.isdigit()]
    measure_database(lambda folder: measure(folder, *numbers), sys.argv[1:])
