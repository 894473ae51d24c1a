"""A PostgreSQL server of the test run's own, in a temporary folder."""

import os
import pwd
import shutil
import subprocess
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

DEBIAN_FOLDER = Path("/usr/lib/postgresql")
ROLE = "postgres"
# Nothing here has to survive a power cut. But a crash of the server alone must lose no commit, so
# synchronous_commit stays on: without it the last half second is only in the memory of the server.
FAST = ("fsync=off", "full_page_writes=off", "autovacuum=off")
PATIENCE = 30  # seconds


def programs():
    """Return the folder of the newest PostgreSQL server's programs, or None."""
    newest_first = sorted(
        DEBIAN_FOLDER.glob("*/bin/postgres"), key=lambda path: -float(path.parts[-3])
    )
    found = newest_first[0] if newest_first else shutil.which("postgres")
    return Path(found).parent if found else None


@contextmanager
def temporary_postgres():
    """Start a server that listens on a Unix socket only; give its DATABASE_URL; stop it after.

    PostgreSQL refuses to run as root, so root runs it as an unprivileged user.
    """
    folder = Path(tempfile.mkdtemp(prefix="clinic-postgres-"))
    try:
        with _running(folder, programs(), _unprivileged(folder)):
            yield f"postgres://{ROLE}@/{folder}/postgres"
    finally:
        shutil.rmtree(folder)


def add_database(url, name):
    """Add an empty database to the server of `temporary_postgres`; return its DATABASE_URL."""
    server = url.removeprefix(f"postgres://{ROLE}@/").removesuffix("/postgres")
    command = [programs() / "createdb", "--host", server, "--username", ROLE, name]
    subprocess.run(command, check=True)
    return f"{url.removesuffix('/postgres')}/{name}"


def _unprivileged(folder):
    """Return subprocess options that run a program as the owner of `folder`, never as root."""
    if os.geteuid() != 0:
        return {}
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    user = known.get("postgres") or known["nobody"]
    os.chown(folder, user.pw_uid, user.pw_gid)
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


@contextmanager
def _running(folder, bin_folder, options):
    data, log = folder / "data", folder / "log"
    initdb = [bin_folder / "initdb", "--pgdata", data, "--username", ROLE, "--auth", "trust"]
    initdb += ["--encoding", "UTF8", "--locale", "C.UTF-8", "--no-sync"]
    subprocess.run(initdb, check=True, stdout=subprocess.DEVNULL, cwd=folder, **options)
    command = [bin_folder / "postgres", "-D", data, "-k", folder, "-c", "listen_addresses="]
    for setting in FAST:
        command += ["-c", setting]
    with log.open("wb") as output:
        # A group of its own: Ctrl-C must stop the tests first and the server last.
        server = subprocess.Popen(
            command, stdout=output, stderr=output, cwd=folder, process_group=0, **options
        )
    try:
        _wait_until_ready(server, [bin_folder / "pg_isready", "-h", folder, "-q"], log)
        yield
    finally:
        server.terminate()
        try:
            server.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def _wait_until_ready(server, question, log):
    deadline = time.monotonic() + PATIENCE
    while subprocess.run(question, check=False).returncode != 0:
        if server.poll() is not None or time.monotonic() > deadline:
            raise RuntimeError(f"PostgreSQL did not start:\n{log.read_text()}")
        time.sleep(0.1)
