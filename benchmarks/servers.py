"""`make bench-servers`: the server that is shipped against granian's own command and gunicorn.

All serve the demo clinic on SQLite with the same number of workers, at the same time; rounds
alternate and the medians count. Prints a Markdown report and writes it to
benchmarks/results/servers.md.
"""

import os
import platform
import signal
import socket
import statistics
import subprocess
import tempfile
import threading
import time
from contextlib import ExitStack, contextmanager
from datetime import date
from importlib.metadata import version
from pathlib import Path

from benchmarks import load
from benchmarks.commands import APPLICATION, granian, gunicorn, shipped
from clinic_site.serve.__main__ import THREADS
from clinic_site.start.server import worker_count
from tests.demo_site import demo_environment, free_port, served_demo_in, wait_for
from tests.readers import Readers

HERE = Path(__file__).resolve().parent
RESULTS = HERE / "results" / "servers.md"
COMMANDS = {
    "clinic_site.serve (shipped)": shipped,
    "granian": lambda port: granian(APPLICATION, port),
    "gunicorn, sync": gunicorn,
    "gunicorn, threads": lambda port: gunicorn(port, "--threads", str(THREADS)),
}
PROBE, PAGE = "/health/live", "/"
ROUNDS, SECONDS = 3, 2
SLOW_CLIENTS, SLOW_SECONDS, SLOW_ROUNDS = 200, 10, 1
READERS, PATIENCE = 8, 15  # seconds until a reader gives up
BEFORE, RELOAD_SECONDS, STOP_SECONDS = 1, 11, 2


class Server:
    """A running server, and what was measured of it."""

    def __init__(self, command, env):
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.process = subprocess.Popen(command(self.port), cwd=HERE.parent, env=env)
        self.rates = {PROBE: [], PAGE: []}
        self.slow, self.memory, self.lost = [], 0, {}


@contextmanager
def running(env):
    """Start all servers; yield `{name: Server}`; stop those that still run."""
    servers = {name: Server(command, env) for name, command in COMMANDS.items()}
    try:
        for server in servers.values():
            wait_for(server.address, server.process)
        yield servers
    finally:
        for server in servers.values():
            server.process.terminate()
        for server in servers.values():
            try:
                server.process.wait(PATIENCE)
            except subprocess.TimeoutExpired:  # granian's own, if a worker is still loading
                server.process.kill()
                server.process.wait()


def memory_of(pid):
    """Return the proportional set size of a process and its children, in bytes."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    own = next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return own * 1024 + sum(memory_of(child) for child in children)


@contextmanager
def slow_clients(port):
    """Open connections that send one byte of a header each second, until the block ends."""
    is_enough = threading.Event()

    def trickle():
        with ExitStack() as stack:
            clients = []
            for _number in range(SLOW_CLIENTS):
                client = stack.enter_context(socket.create_connection(("127.0.0.1", port)))
                client.sendall(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ")
                clients.append(client)
            while not is_enough.wait(1):
                clients = [client for client in clients if sends(client)]

    thread = threading.Thread(target=trickle)
    thread.start()
    time.sleep(BEFORE)
    try:
        yield
    finally:
        is_enough.set()
        thread.join()


def sends(client):
    """Send a byte; say whether the server still takes it."""
    try:
        client.sendall(b"a")
    except OSError:
        return False
    return True


def read_beside_slow_clients(server):
    """Return median, 95th percentile, worst in ms, and the failures, of readers meanwhile."""
    with slow_clients(server.port), Readers(server.port, PAGE, READERS, PATIENCE) as readers:
        time.sleep(SLOW_SECONDS)
    times = sorted(readers.times)
    if len(times) < 2:
        return None, None, None, failures(readers)
    quantiles = statistics.quantiles(times, n=20)
    return *(1000 * value for value in (quantiles[9], quantiles[18], times[-1])), failures(readers)


def failures(readers):
    """Return how many requests reached the server and were not answered with 200."""
    return sum(readers.outcomes.values()) - readers.outcomes[200] - readers.outcomes["refused"]


def lost_by(server, number, seconds):
    """Return how many requests are lost when the server gets a signal under load, as a text."""
    wait_for(server.address, server.process)  # slow clients may still be in its way
    with Readers(server.port, PROBE, READERS, PATIENCE) as readers:
        time.sleep(BEFORE)
        server.process.send_signal(number)
        time.sleep(seconds)
    return f"{failures(readers):,} of {readers.outcomes[200] + failures(readers):,}"


def measure(servers):
    """Fill in what each `Server` keeps; those with most requests first, the stop last."""
    for path in (PROBE, PAGE):
        for _round in range(ROUNDS):
            for server in servers.values():
                server.rates[path].append(load.measure(server.address + path, SECONDS).rate)
    for server in servers.values():
        server.memory = memory_of(server.process.pid)
    for _round in range(SLOW_ROUNDS):
        for server in servers.values():
            server.slow.append(read_beside_slow_clients(server))
    for server in servers.values():
        server.lost["reload"] = lost_by(server, signal.SIGHUP, RELOAD_SECONDS)
    for server in servers.values():
        server.lost["stop"] = lost_by(server, signal.SIGTERM, STOP_SECONDS)


def row(name, server):
    """Return a line of the table."""
    *speeds, failed = zip(*server.slow, strict=True)
    shown = [
        "none answered" if None in values else f"{statistics.median(values):.0f}"
        for values in speeds
    ]
    cells = [
        name,
        *(f"{statistics.median(server.rates[path]):.0f}" for path in (PROBE, PAGE)),
        *shown,
        str(sum(failed)),
        f"{server.memory / 2**20:.0f}",
        server.lost["reload"],
        server.lost["stop"],
    ]
    return f"| {' | '.join(cells)} |"


def report(servers):
    """Return the Markdown report."""
    return "\n".join(
        [
            "# The server that is shipped against others",
            "",
            "| Server | Probe, requests/s | Home page, requests/s "
            f"| Beside {SLOW_CLIENTS} slow clients: median, ms | p95, ms | worst, ms | failed "
            "| Memory, MiB | Lost by a reload | Lost by a stop |",
            "|---|---|---|---|---|---|---|---|---|---|",
            *(row(name, server) for name, server in servers.items()),
            "",
            f"Measured on {date.today():%Y-%m-%d} with `make bench-servers`: granian "
            f"{version('granian')}, gunicorn {version('gunicorn')}, Python "
            f"{platform.python_version()}, {os.cpu_count()} cores shared with the load generator "
            f"({load.generator()}), {worker_count()} workers each, {THREADS} threads each where "
            f"there are threads, {load.CONNECTIONS} connections, medians of {ROUNDS} alternating "
            f"rounds of {SECONDS} s. Slow clients send a byte of a header each second for "
            f"{SLOW_SECONDS} s while {READERS} readers ask for the home page "
            f"(rounds: {SLOW_ROUNDS}); a reader gives up after {PATIENCE} s. Memory is the "
            "proportional set size of all processes after the load. Reload is SIGHUP and stop "
            "SIGTERM while "
            f"{READERS} readers ask the probe, half of them on kept connections; what is refused "
            "because nobody listens any more does not count as lost.",
            "",
        ]
    )


def main():
    """Make a site, serve it by each command, measure, print and keep the report."""
    with tempfile.TemporaryDirectory(prefix="clinic-bench-") as folder:
        with served_demo_in(folder):
            pass  # it is filled now
        settings = {"DJANGO_SETTINGS_MODULE": "clinic_site.settings.production"}
        env = demo_environment(folder) | settings | {"LOG_LEVEL": "ERROR", "CACHING": "false"}
        with running(env) as servers:
            measure(servers)
        text = report(servers)
    RESULTS.write_text(text)
    print(text)


if __name__ == "__main__":
    main()
