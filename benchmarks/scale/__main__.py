"""Measures sites of several sizes on both databases, and keeps tables and plots.

`python -m benchmarks.scale --sizes 10 1000 --databases SQLite --posts 100` measures less.
"""

import argparse
import tempfile
from contextlib import contextmanager
from pathlib import Path

from benchmarks.plain_site import SLUG, make_plain_project, run, served_plain
from tests.demo_site import REPOSITORY

from . import sites
from .report import plots, report

SIZES = (10, 1_000, 10_000, 100_000)
DATABASES = ("SQLite", "PostgreSQL")
POSTS = 1_000
RESULTS = REPOSITORY / "benchmarks" / "results"


def arguments():
    """Return what the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scale")
    parser.add_argument("--sizes", nargs="+", type=int, default=SIZES)
    parser.add_argument("--databases", nargs="+", choices=DATABASES, default=DATABASES)
    parser.add_argument("--posts", type=int, default=POSTS, help="how many posts are imported")
    return parser.parse_args()


def keep(runs, command):
    """Print and keep what was measured so far, in case the next site takes too long."""
    text = report(runs, command)
    (RESULTS / f"{runs[0].database.lower()}.md").write_text(text)
    for name, picture in plots(runs):
        (RESULTS / f"{name}.svg").write_text(picture)
    print(text, flush=True)


@contextmanager
def bare_blog(database, folder, article):
    """Serve a bare blog with the exported article on a database; yield the article's address."""
    folder.mkdir()
    with sites.database_server(database) as url:
        env = make_plain_project(folder, article, url)
        with served_plain(folder, env) as address:
            yield f"{address}/blog/{SLUG}/"


def main():
    """Measure every site, print and keep the reports."""
    asked = arguments()
    command = "make bench"
    if (asked.sizes, asked.databases, asked.posts) != (SIZES, DATABASES, POSTS):
        command = (
            f"python -m benchmarks.scale --sizes {' '.join(map(str, asked.sizes))} "
            f"--databases {' '.join(asked.databases)} --posts {asked.posts}"
        )
    # The bare blogs take the article's pictures from the first site.
    with (
        tempfile.TemporaryDirectory(prefix="clinic-bench-") as folder,
        sites.filled("SQLite", 10) as (env, _seconds),
    ):
        article = Path(folder, "article.json")
        run(REPOSITORY / "benchmarks" / "export.py", SLUG, article, folder=REPOSITORY, env=env)
        for database in asked.databases:
            runs = []
            with bare_blog(database, Path(folder, database), article) as plain_url:
                for articles in asked.sizes:
                    print(f"{database}, {articles:,} articles", flush=True)
                    runs.append(sites.measure(database, articles, asked.posts, plain_url))
                    keep(runs, command)


if __name__ == "__main__":
    main()
