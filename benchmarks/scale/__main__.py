"""Measures sites of several sizes on both databases, and keeps tables and plots.

`python -m benchmarks.scale --sizes 10 1000 --databases SQLite --posts 100` measures less.
"""

import argparse
import tempfile
from pathlib import Path

from benchmarks.article import SLUG, make_plain_project, run, served_plain
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


def main():
    """Measure every site, print and keep the reports."""
    asked = arguments()
    command = "make bench"
    if (asked.sizes, asked.databases, asked.posts) != (SIZES, DATABASES, POSTS):
        command = (
            f"python -m benchmarks.scale --sizes {' '.join(map(str, asked.sizes))} "
            f"--databases {' '.join(asked.databases)} --posts {asked.posts}"
        )
    with tempfile.TemporaryDirectory(prefix="clinic-bench-") as folder:
        plain, article = Path(folder, "plain"), Path(folder, "article.json")
        plain.mkdir()
        with sites.filled("SQLite", 10) as (env, _seconds):
            run(REPOSITORY / "benchmarks" / "export.py", SLUG, article, folder=REPOSITORY, env=env)
            env = make_plain_project(plain, article)
        with served_plain(plain, env) as address:
            for database in asked.databases:
                runs = []
                for articles in asked.sizes:
                    print(f"{database}, {articles:,} articles", flush=True)
                    url = f"{address}/blog/{SLUG}/"
                    runs.append(sites.measure(database, articles, asked.posts, url))
                    keep(runs, command)


if __name__ == "__main__":
    main()
