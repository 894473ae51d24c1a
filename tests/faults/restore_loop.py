"""Backs up a site that is being written to, restores it elsewhere and compares; again and again.

    .venv/bin/python -m tests.faults.restore_loop [--rounds 20] [--from sqlite] [--to postgresql]

A round kills one backup and one restore with SIGKILL at a random moment, then lets one of each go
to its end. It counts if the restored site, backed up once more, has the same rows, hashes of
content and checksums of media; if what one transaction wrote is there whole; if every picture
that a row refers to is there; and if the kills left no half backup and a site that is whole.
"""

import argparse
import json
import random
import signal
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

from tests.faults.scratch_sites import ENGINES, ScratchSite, new_database
from tests.postgres import temporary_postgres

LONGEST_LIFE = 1.5  # seconds until a kill; starting Django takes about half a second of them


def main(arguments):
    """Run the rounds; print a line each and the count; return the exit status."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="clinic-restore-")))
        server = arguments.server
        if not server and "postgresql" in (arguments.source, arguments.target):
            server = stack.enter_context(temporary_postgres())
        source = make_site(folder / "source", arguments.source, server)
        target = make_site(folder / "target", arguments.target, server)
        source.manage("load_demo")
        writer = source.start_python("-m", "tests.faults.busy_writer")
        writer.stdout.readline()
        good = 0
        for number in range(1, arguments.rounds + 1):
            problems, backup = play_round(source, target, folder)
            good += not problems
            say(f"Round {number}: {'; '.join(problems) or f'equal, {summary(backup)}'}")
        writes, error = writer.communicate()
        if writer.returncode:
            say(error)
    say(f"{good} of {arguments.rounds} restores are equal; {writes.strip()} rounds of writes")
    return 0 if good == arguments.rounds and not writer.returncode else 1


def make_site(folder, engine, server):
    """Return a migrated ScratchSite."""
    url = new_database(server, f"clinic_{folder.name}") if engine == "postgresql" else None
    site = ScratchSite(folder, url)
    site.manage("migrate", "-v0")
    return site


def play_round(source, target, folder):
    """Do what the head of this file says; return what went wrong, and the manifest restored."""
    problems = []
    backups, copies = folder / "backups", folder / "copies"
    kill_soon(source.start("backup", backups))
    source.manage("backup", backups, "--keep", "2")
    if list(backups.glob("*.unfinished")):
        problems.append("a killed backup was left behind")
    newest = sorted(path for path in backups.iterdir() if path.is_dir())[-1]
    wanted = manifest_of(newest)
    before = backed_up(target, copies)
    kill_soon(target.start("restore", newest, "--yes"))
    after = backed_up(target, copies)
    if content(after) not in (content(before), content(wanted)):
        problems.append("a killed restore left neither the old site nor the new one")
    target.manage("restore", newest, "--yes")
    restored = backed_up(target, copies)
    if content(restored) != content(wanted):
        problems.append("the restored site differs")
    if wanted["missing"]:
        problems.append(f"missing: {', '.join(wanted['missing'])}")
    study = first_value(newest, "blog.study", "title")
    site = first_value(newest, "wagtailcore.site", "site_name")
    if study != site:
        problems.append(f"a transaction was torn: {study}, {site}")
    return problems, wanted


def kill_soon(process):
    """Kill a process at a random moment of its life."""
    time.sleep(random.uniform(0, LONGEST_LIFE))
    process.send_signal(signal.SIGKILL)
    process.communicate()


def backed_up(site, folder):
    """Return the manifest of a new backup of the site."""
    site.manage("backup", folder, "--keep", "1")
    return manifest_of(*(path for path in folder.iterdir() if path.is_dir()))


def manifest_of(path):
    return json.loads((path / "manifest.json").read_text())


def content(manifest):
    """Return rows, hashes and checksums, without when and where the backup was made."""
    return manifest["tables"], manifest["files"]


def first_value(backup, label, column):
    """Return the value of a column in the first row of a table in a backup."""
    number = manifest_of(backup)["tables"][label]["columns"].index(column)
    with (backup / "database" / f"{label}.jsonl").open() as file:
        return json.loads(file.readline())[number]


def summary(manifest):
    rows = sum(table["rows"] for table in manifest["tables"].values())
    return f"{rows} rows, {len(manifest['files'])} files"


def say(line):
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--from", dest="source", choices=ENGINES, default="sqlite")
    parser.add_argument("--to", dest="target", choices=ENGINES, default="sqlite")
    parser.add_argument("--server", help="a PostgreSQL server to use, as a DATABASE_URL")
    sys.exit(main(parser.parse_args()))
