"""The demo clinic, served as `make run` serves it, in a folder of its own."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

REPOSITORY = Path(__file__).resolve().parent.parent
PATIENCE = 120  # seconds until the first page


def free_port():
    """Return a port of the loopback address that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def served_demo():
    """Yield the address of a fresh demo site; stop the server and delete its data afterwards.

    Raises RuntimeError if the site does not answer in time.
    """
    with (
        tempfile.TemporaryDirectory(prefix="clinic-demo-") as folder,
        served_demo_in(folder) as address,
    ):
        yield address


@contextmanager
def served_demo_in(folder, **variables):
    """Do the same with the site's data in `folder`, and with more variables in its environment."""
    port = free_port()
    server = subprocess.Popen(
        [sys.executable, "-m", "clinic_site.start"],
        cwd=REPOSITORY,
        env=demo_environment(folder) | {"PORT": str(port), "DEMO": "1"} | variables,
        stdout=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(address, server)
        yield address
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(timeout=30)


def demo_environment(folder):
    """Return the variables of a process that works on the demo in `folder`."""
    own = ("DATABASE_URL", "DJANGO_SETTINGS_MODULE", "SITE_URL", "SECRET_KEY")
    kept = {name: value for name, value in os.environ.items() if name not in own}
    return kept | {"VAR_DIR": str(folder)}


def wait_for(address, server):
    """Return once the site answers."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and server.poll() is None:
        try:
            urlopen(address, timeout=PATIENCE).close()  # noqa: S310 - our own loopback address
            return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError("The demo site did not start.")
