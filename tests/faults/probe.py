"""Sends hostile requests to a site as it is served, and looks for what must not happen.

    .venv/bin/python -m tests.faults.probe [--requests 1000] [--seed 1] [--on postgresql]

No answer of 500 or above, no request without an end, no error in the log, no memory that grows
without bound, and a site that answers afterwards. A connection that the server closes without an
answer counts as refused: the request could not be read.
"""

import argparse
import socket
import sys
import tempfile
import time
from collections import Counter
from contextlib import ExitStack, contextmanager
from pathlib import Path
from subprocess import Popen

from tests.demo_site import free_port, wait_for
from tests.faults.hostile import Generator
from tests.faults.scratch_sites import ROOT, ScratchSite, new_database
from tests.postgres import temporary_postgres

LONGEST_ANSWER = 45  # seconds; the server itself gives up a request that does not come after 30
MOST_MEMORY = 700  # MiB, all processes together
REFUSED = "refused"
LOG_IN = """
import django; django.setup()
from django.contrib.auth import get_user_model, SESSION_KEY, BACKEND_SESSION_KEY, HASH_SESSION_KEY
from clinic_site.accounts.sessions import SessionStore
user = get_user_model().objects.create_superuser(email="admin@clinic.example", password=None)
session = SessionStore()
session[SESSION_KEY] = str(user.pk)
session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
session[HASH_SESSION_KEY] = user.get_session_auth_hash()
session.create()
print(session.session_key)
"""
TOKEN = "a" * 32  # any value, as long as cookie and form agree


def main(arguments):
    """Send the requests; print what came of them; return the exit status."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="clinic-probe-")))
        url = arguments.server
        if not url and arguments.on == "postgresql":
            url = stack.enter_context(temporary_postgres())
        port = free_port()
        site = make_site(folder / "site", new_database(url, "clinic_probe") if url else None, port)
        cookie = f"sessionid={site.session}; csrftoken={TOKEN}"
        generator = Generator(arguments.seed, f"127.0.0.1:{port}", cookie, TOKEN)
        server, log = stack.enter_context(served(site, folder, port))
        outcomes, problems, memory = probe(generator, arguments.requests, port, server.pid)
        problems += errors_in(log)
    for problem in problems:
        say(problem)
    answers = ", ".join(f"{count} x {outcome}" for outcome, count in outcomes.most_common())
    say(f"{sum(outcomes.values())} requests: {answers}; at most {memory} MiB of memory")
    say(f"{len(problems)} problems")
    return 1 if problems else 0


def make_site(folder, url, port):
    """Return a ScratchSite with the demo, whose `session` is the key of an administrator's."""
    site = ScratchSite(folder, url)
    site.environment["SITE_URL"] = f"http://127.0.0.1:{port}"
    for command in (("migrate", "-v0"), ("load_demo",), ("collectstatic", "--noinput", "-v0")):
        site.manage(*command)
    out, error = site.start_python("-c", LOG_IN).communicate()
    if not out:
        raise RuntimeError(error)
    site.session = out.strip()
    return site


@contextmanager
def served(site, folder, port):
    """Serve the site as in production; yield the process and the file of its log."""
    command = [sys.executable, "-m", "clinic_site.serve", "--host", "127.0.0.1"]
    command += ["--port", str(port), "--workers", "2"]
    log = folder / "log"
    with log.open("wb") as output:
        server = Popen(command, cwd=ROOT, env=site.environment, stdout=output, stderr=output)
        try:
            wait_for(f"http://127.0.0.1:{port}/", server)
            yield server, log
        finally:
            server.terminate()
            server.wait()


def probe(generator, count, port, pid):
    """Send so many requests; return a count of outcomes, the problems, and MiB of memory."""
    outcomes, problems, most = Counter(), [], 0
    for _number in range(count):
        hostile = generator.make()
        started = time.monotonic()
        outcome = answer_to(hostile, port)
        outcomes[outcome] += 1
        if isinstance(outcome, int) and outcome >= 500:
            problems.append(f"{outcome} to {hostile.name}")
        if outcome == "no end" or time.monotonic() - started > LONGEST_ANSWER:
            problems.append(f"No end of {hostile.name}")
        most = max(most, memory_of(pid))
    if most > MOST_MEMORY:
        problems.append(f"The server used {most} MiB")
    ordinary = f"GET / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n"
    after = answer_to(type(hostile)("the home page", ordinary.encode()), port)
    if after != 200:
        problems.append(f"The home page came with {after} afterwards")
    return outcomes, problems, most


def answer_to(hostile, port):
    """Send a request; return the status, REFUSED, or "no end" if nothing came in time."""
    with socket.create_connection(("127.0.0.1", port), timeout=LONGEST_ANSWER) as client:
        try:
            for piece in hostile.pieces:
                client.sendall(piece)
            if hostile.is_cut_short:
                client.shutdown(socket.SHUT_WR)
        except TimeoutError:
            return "no end"
        except OSError:
            pass  # refused before its end; the answer may be there all the same
        try:
            line = client.recv(4096).split(b"\r\n")[0].split()
        except TimeoutError:
            return "no end"
        except OSError:
            return REFUSED
    return int(line[1]) if len(line) > 1 and line[1].isdigit() else REFUSED


def memory_of(pid):
    """Return the resident memory of a process and its children, in MiB, shared pages once each."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    status = Path(f"/proc/{pid}/status").read_text()
    own = int(status.partition("VmRSS:")[2].split()[0]) // 1024
    return own + sum(memory_of(child) for child in children)


def errors_in(log):
    """Return the lines of a log that no request may cause."""
    marks = ('"level": "ERROR"', '"level": "CRITICAL"', "Traceback", "panicked", "Unexpected exit")
    lines = log.read_text(errors="replace").splitlines()
    return [f"Log: {line[:1500]}" for line in lines if any(mark in line for mark in marks)]


def say(line):
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--requests", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--on", choices=("sqlite", "postgresql"), default="sqlite")
    parser.add_argument("--server", help="a PostgreSQL server to use, as a DATABASE_URL")
    sys.exit(main(parser.parse_args()))
