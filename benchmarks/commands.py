"""The command lines that benchmarks compare."""

import sys

from clinic_site.serve.__main__ import THREADS
from clinic_site.start.server import server_command, worker_count

APPLICATION = "clinic_site.wsgi:application"


def shipped(port):
    """Return the command that serves the site as `make run` does."""
    return server_command("127.0.0.1", port)


def granian(application, port):
    """Return granian's own command, with as many workers and threads as the site has."""
    return [
        *(sys.executable, "-m", "granian", application),
        *("--interface", "wsgi", "--no-ws", "--host", "127.0.0.1", "--port", str(port)),
        *("--workers", str(worker_count()), "--blocking-threads", str(THREADS)),
        *("--respawn-failed-workers", "--log-level", "warning"),
    ]


def gunicorn(port, *options):
    """Return gunicorn's command, with as many workers as the site has and these options."""
    return [
        *(sys.executable, "-m", "gunicorn", APPLICATION, "--bind", f"127.0.0.1:{port}"),
        *("--workers", str(worker_count()), "--log-level", "warning", *options),
    ]
