"""`make bench-article`: an article of the demo against the same one on a bare Wagtail blog.

Both are served by granian with the same number of workers and threads, DEBUG off and cached
templates, on SQLite, at the same time; rounds alternate and the medians count. Prints a Markdown
table and writes it to benchmarks/results/article.md.
"""

import os
import platform
import shutil
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from urllib.request import Request, urlopen

import wagtail

from benchmarks import load
from benchmarks.commands import granian
from tests.demo_site import demo_environment, free_port, served_demo_in, wait_for

HERE = Path(__file__).resolve().parent
RESULTS = HERE / "results" / "article.md"
SLUG = "acupuncture-and-peripheral-neuropathy"
ROUNDS = 5
SECONDS = 6
PLAIN_SETTINGS = """
from .base import *
DEBUG = False
SECRET_KEY = "only-for-a-benchmark"
ALLOWED_HOSTS = ["*"]
INSTALLED_APPS += ["plain_blog"]
"""
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


def run(*command, folder, env):
    """Run a Python command in a folder and return what it printed; stop everything if it fails."""
    result = subprocess.run(
        [sys.executable, *command], cwd=folder, env=env, capture_output=True, text=True, check=False
    )
    if result.returncode:
        sys.exit(f"{' '.join(map(str, command))} failed:\n{result.stderr}")
    return result.stdout.strip()


def make_plain_project(folder, article_file):
    """Make a project as `wagtail start` does, with a blog that holds the exported article.

    Returns the environment its commands run with.
    """
    env = demo_environment(folder / "unused") | {
        "DJANGO_SETTINGS_MODULE": "plain.settings.bench",
        "PYTHONPATH": str(folder),
    }
    subprocess.run(
        [Path(sys.executable).with_name("wagtail"), "start", "plain", folder],
        check=True,
        stdout=subprocess.DEVNULL,
        env={k: v for k, v in os.environ.items() if k != "DJANGO_SETTINGS_MODULE"},
    )
    shutil.copytree(HERE / "plain_blog", folder / "plain_blog")
    (folder / "plain" / "settings" / "bench.py").write_text(PLAIN_SETTINGS)
    for command in (
        ("makemigrations", "plain_blog"),
        ("migrate", "--verbosity", "0"),
        ("collectstatic", "--no-input", "--verbosity", "0"),
        ("load_article", str(article_file)),
    ):
        run("manage.py", *command, folder=folder, env=env)
    return env


@contextmanager
def served_plain(folder, env):
    """Serve the bare project as ours is, with as many processes and threads; yield its address."""
    port = free_port()
    server = subprocess.Popen(granian("plain.wsgi:application", port), cwd=folder, env=env)
    try:
        wait_for(f"http://127.0.0.1:{port}/", server)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait()


def size_of(url, headers):
    """Return how many bytes the body of an answer has on the wire."""
    with urlopen(Request(url, headers=headers)) as response:  # noqa: S310 - our own loopback address
        return len(response.read())


def measure(addresses):
    """Return `{name: Load}`: the medians of alternating rounds, after a short warming up."""
    loads = {name: [] for name in addresses}
    for url in addresses.values():
        load.measure(url, 2)
    for _round in range(ROUNDS):
        for name, url in addresses.items():
            loads[name].append(load.measure(url, SECONDS))
    return {name: load.median(measured) for name, measured in loads.items()}


def table(addresses, loads, queries):
    """Return the Markdown report."""
    ratio = loads["this site"].rate / loads["bare Wagtail blog"].rate
    rows = [
        f"| {name} | {loads[name].rate:.0f} | {loads[name].p50:.1f} | {loads[name].p99:.1f} "
        f"| {queries[name]} | {size_of(url, load.HEADERS):,} | {size_of(url, {}):,} |"
        for name, url in addresses.items()
    ]
    return "\n".join(
        [
            "# One article, this site against a bare `wagtail start` blog",
            "",
            "| Served by | Requests a second | p50, ms | p99, ms | Queries "
            "| Bytes, as a browser asks | Bytes, uncompressed |",
            "|---|---|---|---|---|---|---|",
            *rows,
            "",
            f"Ratio of requests a second: **{ratio:.2f}**.",
            "",
            f"Measured on {date.today():%Y-%m-%d} with `make bench-article`: the same text and "
            f"pictures on both, Wagtail {wagtail.__version__}, Python "
            f"{platform.python_version()}, {os.cpu_count()} cores shared with the load generator "
            f"({load.generator()}), {load.CONNECTIONS} connections, medians of {ROUNDS} "
            f"alternating rounds of {SECONDS} s. Caches for pages: none on either.",
            "",
        ]
    )


def main():
    """Build both sites, measure them in turn, print and keep the table."""
    with tempfile.TemporaryDirectory(prefix="clinic-bench-") as folder:
        ours, plain = Path(folder, "ours"), Path(folder, "plain")
        plain.mkdir()
        article_file = Path(folder, "article.json")
        env = demo_environment(ours) | {
            "DJANGO_SETTINGS_MODULE": "clinic_site.settings.production",
            "PYTHONPATH": str(HERE.parent),
        }
        with served_demo_in(ours, CACHING="false") as our_address:
            run(HERE / "export.py", SLUG, article_file, folder=HERE.parent, env=env)
            plain_env = make_plain_project(plain, article_file)
            with served_plain(plain, plain_env) as plain_address:
                path = f"/blog/{SLUG}/"
                addresses = {
                    "this site": our_address + path,
                    "bare Wagtail blog": plain_address + path,
                }
                queries = {
                    "this site": run("-c", COUNT_QUERIES, path, folder=HERE.parent, env=env),
                    "bare Wagtail blog": run(
                        "-c", COUNT_QUERIES, path, folder=plain, env=plain_env
                    ),
                }
                report = table(addresses, measure(addresses), queries)
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(report)
    print(report)


if __name__ == "__main__":
    main()
