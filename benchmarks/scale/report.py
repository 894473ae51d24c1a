"""The Markdown report and the pictures of `make bench`."""

import os
import platform
from datetime import date

import wagtail

from benchmarks import load
from clinic_site.start.server import worker_count

from .plot import plot
from .readers import LONGER, ROUNDS, SECONDS
from .sites import NOTHING, PAGES, PIECES, PROXIED

PICTURES = {NOTHING: "nothing", PIECES: "pieces", PAGES: "pages", PROXIED: "nginx"}


def table(headings, rows):
    """Return a Markdown table; cells are texts."""
    lines = [headings, ["---"] * len(headings), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def number(value):
    """Return a figure as it is read best: no digits after the point from 10 on."""
    return f"{value:,.0f}" if value >= 10 else f"{value:.1f}"


def rates(runs, mode):
    """Return the table of requests a second of one mode, with p50 in brackets."""
    pages = list(runs[0].readers[mode])
    rows = [
        [
            page,
            *(
                f"{number(run.readers[mode][page].rate)} ({run.readers[mode][page].p50:.1f} ms)"
                for run in runs
            ),
        ]
        for page in pages
    ]
    return table(["Page", *(f"{run.articles:,}" for run in runs)], rows)


def ratios(runs):
    """Return the table of the article against the two baselines of the same run."""
    bare = [run.baseline["bare Wagtail blog"].rate for run in runs]
    file = [run.baseline["nginx, a file"].rate for run in runs]

    def against(baseline, mode):
        rates = (run.readers[mode]["Article"].rate for run in runs)
        return [f"{rate / base:.2f}" for rate, base in zip(rates, baseline, strict=True)]

    rows = [
        ["bare Wagtail blog, requests a second", *map(number, bare)],
        ["nginx, a file of the same bytes, requests a second", *map(number, file)],
        *([f"article, {mode} / bare blog", *against(bare, mode)] for mode in PICTURES),
        ["article, behind nginx / a file", *against(file, PROXIED)],
    ]
    return table(["Article against", *(f"{run.articles:,}" for run in runs)], rows)


def others(runs):
    """Return the table of what editors wait for, of filling and of memory."""
    rows = [
        [act + ("" if "seconds" in act else ", ms"), *(number(run.editor[act]) for run in runs)]
        for act in runs[0].editor
    ]
    rows.append(
        ["Articles made in a second", *(number(run.articles / run.fill_seconds) for run in runs)]
    )
    rows += [
        [f"Memory of the server, {mode}, MiB", *(number(run.memory[mode]) for run in runs)]
        for mode in runs[0].memory
    ]
    return table(["Editor and machine", *(f"{run.articles:,}" for run in runs)], rows)


def plots(runs):
    """Yield `(name, svg)` of each picture."""
    for mode, name in PICTURES.items():
        lines = {
            page: {run.articles: run.readers[mode][page].rate for run in runs}
            for page in runs[0].readers[mode]
        }
        title = f"{runs[0].database}, {mode}: requests a second"
        yield f"{runs[0].database.lower()}-{name}", plot(title, "requests/s", lines)
    lines = {
        act: {run.articles: run.editor[act] for run in runs}
        for act in runs[0].editor
        if "seconds" not in act
    }
    yield (
        f"{runs[0].database.lower()}-editor",
        plot(f"{runs[0].database}: what editors wait for", "ms", lines),
    )


def report(runs, command):
    """Return the Markdown of one database's runs, by size."""
    database = runs[0].database
    name = database.lower()
    parts = [f"# {database}, {runs[0].articles:,} to {runs[-1].articles:,} articles", ""]
    for mode, picture in PICTURES.items():
        parts += [
            f"## Requests a second, {mode}",
            "",
            rates(runs, mode),
            "",
            f"![{database}, {mode}]({name}-{picture}.svg)",
            "",
        ]
    parts += [
        "## Against others",
        "",
        ratios(runs),
        "",
        "## Editor and machine",
        "",
        others(runs),
        "",
        f"![{database}, editor]({name}-editor.svg)",
        "",
    ]
    parts += [
        f"Measured on {date.today():%Y-%m-%d} with `{command}`: Wagtail {wagtail.__version__}, "
        f"Python {platform.python_version()}, {os.cpu_count()} cores shared with the load "
        f"generator ({load.generator()}), {worker_count()} workers, {load.CONNECTIONS} "
        f"connections, medians of {ROUNDS} alternating rounds of {SECONDS} s ({LONGER} s "
        "for what takes long), each after a few requests that do not count; in brackets the "
        "median time of an answer. docs/decisions/road.md and changes-and-caches.md say what is "
        "kept. Memory is the proportional set size of all processes of the server after the load.",
        "",
    ]
    return "\n".join(parts)
