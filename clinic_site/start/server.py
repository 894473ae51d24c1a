"""Serving: `clinic_site.serve` as a child process, announced once it answers, ended by Ctrl-C.

Beside it run the background worker and the scheduler.
"""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time

from .companions import Companions

PATIENCE = 60  # seconds for the first answer
BETWEEN_LOOKS = 0.5  # seconds between two looks after worker and scheduler


class PortInUse(Exception):
    """Another program listens on the wanted port."""


def check_port(host, port):
    """Raise PortInUse if nobody could listen on `host`:`port` now."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise PortInUse(f"{host}:{port} cannot be used: {error.strerror}.") from None


def worker_count():
    """Return how many processes serve: WORKERS, or the cores of this machine, between 2 and 4."""
    return int(os.environ.get("WORKERS") or min(max(os.cpu_count() or 2, 2), 4))


def server_command(host, port):
    """Return the command line that serves the site, as a list."""
    return [
        *(sys.executable, "-m", "clinic_site.serve"),
        *("--host", host, "--port", str(port)),
        *("--workers", str(worker_count())),
    ]


def serve(command, host, port, announce):
    """Run the server until it ends or is told to end; return 0 then, else a sentence or a status.

    `announce` is called without arguments once a request is answered.
    """
    # In a process group of its own: Ctrl-C in a terminal reaches a whole group, and granian loses
    # track of workers that are told to stop by somebody else.
    server = subprocess.Popen(command, process_group=0)  # noqa: S603 - no outside input
    stopped = []

    def stop(number, frame):
        stopped.append(number)
        if server.poll() is None:
            server.terminate()

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, stop)
    answers = wait_for_answer(server, host, port)
    if answers:
        announce()
        # Only now, so that nothing holds up the first page.
        wait_with_companions(server, stopped)
    elif not stopped:
        server.kill()
    status = server.wait()
    if stopped:
        return 0
    return status if answers else "The site could not be started; the lines above say why."


def wait_with_companions(server, stopped):
    """Keep worker and scheduler running until the server has ended, and stop them then."""
    companions = Companions()
    while server.poll() is None:
        if not stopped:
            companions.tend()
        try:
            server.wait(BETWEEN_LOOKS)
        except subprocess.TimeoutExpired:
            continue
    companions.stop()


def wait_for_answer(server, host, port):
    """Return True once the server answers a request, False if it ended before."""
    reachable = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - not bound here
    deadline = time.monotonic() + PATIENCE
    while server.poll() is None and time.monotonic() < deadline:
        connection = http.client.HTTPConnection(reachable, port, timeout=PATIENCE)
        try:
            connection.request("GET", "/")
            connection.getresponse()
            return True
        except OSError:
            time.sleep(0.05)
        finally:
            connection.close()
    return False
