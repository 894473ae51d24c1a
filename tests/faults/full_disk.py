"""Fills a site's disk up, and makes its uploads read-only, while people read and write.

    .venv/bin/python -m tests.faults.full_disk [--rounds 30] [--database sqlite]

Needs root, to mount small disks in memory. Each round leaves a little more room on the disk than
the one before, from none on. Reading must go on, also after the server was started anew; publishing
and uploading must be done wholly or be refused with 507, and leave neither a row without its file
nor a file without its row. Then uploads are made read-only: they must be refused with 503, pages
must still be published and read. Whenever there is room again, all must work without a restart.
"""

import argparse
import sys
import tempfile
from collections import Counter
from pathlib import Path

import requests

from tests.faults.options import arguments_of, served_site
from tests.faults.served_sites import say
from tests.faults.small_disks import filled, may_mount, read_only, small_disk

DISK, UPLOADS = 48, 16  # MiB
STEP = 16 * 1024  # bytes more left free in each round
PAGES = ("/", "/blog/", "/team/", "/search/?q=ada", "/blog/feed/")
DONE = {200, 302}


def main(arguments):
    """Run the rounds; print problems and counts; return the exit status."""
    if not may_mount():
        say("Mounting a disk needs root; nothing was tried.")
        return 1
    with tempfile.TemporaryDirectory(prefix="clinic-disks-") as folder:
        disks = Path(folder)
        with (
            small_disk(disks / "data", DISK) as disk,
            small_disk(disk / "site" / "media", UPLOADS) as uploads,
            served_site(arguments, "full", disk / "site") as site,
        ):
            return play(site, disk, uploads, arguments.rounds)


def play(site, disk, uploads, rounds):
    """Fill the disks step by step, then make uploads read-only; return the exit status."""
    from tests.faults.editors import hire
    from tests.faults.uploads import Uploader

    [editor] = hire(site, ["Ada"])
    uploader = Uploader(editor)
    counts, problems = Counter(), work_as_usual(editor, uploader)
    for number in range(rounds):
        form = editor.open_form()
        with filled(disk, number * STEP), filled(uploads, number * STEP):
            if number == rounds // 2:
                site.kill_group()
                site.serve()
                site.wait_until_served("/blog/")
            found = read_pages(editor)
            found += write({507}, editor, uploader, counts, form)
        found += work_as_usual(editor, uploader)
        problems += [f"With {number * STEP} bytes left: {each}" for each in found]
    with read_only(uploads):
        found = write({503}, editor, uploader, counts, may_publish=True)
        found += read_pages(editor)
    problems += [f"Read-only: {each}" for each in found + work_as_usual(editor, uploader)]
    for problem in problems:
        say(problem)
    say(
        f"{rounds} full disks and a read-only one: {counts['refused']} writes refused, "
        f"{counts['done']} done, {len(problems)} problems"
    )
    return 1 if problems else 0


def read_pages(editor):
    """Return which pages readers do not get."""
    pages = [*PAGES, editor.attempts[-1].path]
    answers = {path: requests.get(editor.site.address + path, timeout=40) for path in pages}
    return [
        f"{path} {each.status_code}" for path, each in answers.items() if each.status_code != 200
    ]


def write(refusals, editor, uploader, counts, form=None, may_publish=False):
    """Publish and upload; return what was neither done nor refused plainly, or half-done.

    `form` is the article's, opened while there was room, as by somebody who is writing.
    """
    from tests.faults.article_state import settle
    from tests.faults.uploads import unmatched_files

    problems = []
    ways = {"publishing": lambda: editor.publish(form), **uploader.ways}
    for name, act in ways.items():
        answer = act()
        is_done = answer.status_code in DONE
        counts["done" if is_done else "refused"] += 1
        if not is_done and (answer.status_code not in refusals or "<h1>" not in answer.text):
            problems.append(f"{name} was answered {answer.status_code}")
        if may_publish and name == "publishing" and not is_done:
            problems.append("publishing was refused")
    lost, torn = settle(editor)
    return problems + lost + torn + unmatched_files()


def work_as_usual(editor, uploader):
    """Return what does not work while there is room."""
    from tests.faults.article_state import integrity_problems

    counts = Counter()
    problems = write(set(), editor, uploader, counts) + read_pages(editor) + integrity_problems()
    uploader.delete_all()
    return [f"with room again, {problem}" for problem in problems]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=30)
    sys.exit(main(arguments_of(parser)))
