"""Scratch sites that are served by real processes, started and killed as systemd would do it."""

import os
import re
import signal
import subprocess
import sys
import time
from contextlib import suppress
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from clinic_site.start.server import server_command
from tests.demo_site import free_port
from tests.faults.scratch_sites import ROOT, ScratchSite

UNIT = ROOT / "deploy" / "clinic-web.service"
LONGEST_START = 300  # seconds, on a machine that is busy with other tests
HOST = "127.0.0.1"


class ServedSite(ScratchSite):
    """A scratch site with a server, which logs to the file `log`."""

    def __init__(self, folder, log, url=None):
        super().__init__(folder, url)
        self.port = free_port()
        self.address = f"http://{HOST}:{self.port}"
        self.environment["SITE_URL"] = self.address
        self.log = log
        self.server = None

    def prepare(self):
        """Do what comes before every start; the first time it takes longer."""
        for command in prepared_before_start():
            self.manage(*command)

    def use_here(self):
        """Let this process work on the site's data too; once in a process."""
        os.environ.update(self.environment)
        import django

        django.setup()

    def serve(self):
        """Start the server as the unit file does, and return before it answers."""
        command = server_command(HOST, self.port)
        with self.log.open("ab") as log:
            # A group of its own, to be killed whole as systemd kills what is left of a service.
            self.server = subprocess.Popen(
                command,
                cwd=ROOT,
                env=self.environment | {"WORKERS": "2"},
                stdout=log,
                stderr=log,
                process_group=0,
            )

    def restart(self):
        """Do what systemd does after the server has ended: end what is left, wait, start anew."""
        self.kill_group()
        time.sleep(restart_pause())
        self.prepare()
        self.serve()

    def tend(self):
        """Restart the server if it has ended."""
        if self.server.poll() is not None:
            self.restart()

    def kill_group(self):
        """Kill the server and its workers."""
        with suppress(ProcessLookupError):
            os.killpg(self.server.pid, signal.SIGKILL)
        self.server.wait()

    def workers(self):
        """Return the process ids of the server's workers."""
        tasks = Path(f"/proc/{self.server.pid}/task/{self.server.pid}/children")
        return [int(pid) for pid in tasks.read_text().split() if is_worker(pid)]

    def wait_until_served(self, path="/"):
        """Return the seconds until `path` is answered with 200, restarting what has ended."""
        started = time.monotonic()
        while time.monotonic() - started < LONGEST_START:
            self.tend()
            if self.status(path) == 200:
                return time.monotonic() - started
            time.sleep(0.05)
        state = f"status {self.server.poll()}, workers {self.workers()}"
        raise RuntimeError(f"{path} is not answered ({state}):\n{self.log.read_text()[-2000:]}")

    def status(self, path):
        """Return the status that `path` is answered with, or None without an answer."""
        connection = HTTPConnection(HOST, self.port, timeout=60)
        try:
            connection.request("GET", path)
            return connection.getresponse().status
        except (OSError, HTTPException):
            return None
        finally:
            connection.close()


def is_worker(pid):
    """Say whether a child of the server is a worker, not the helper of multiprocessing."""
    try:
        return b"resource_tracker" not in Path(f"/proc/{pid}/cmdline").read_bytes()
    except FileNotFoundError:
        return False


def unit_values(name):
    """Return the values of a setting in the unit file of the server."""
    return re.findall(rf"^{name}=(.*)$", UNIT.read_text(), re.MULTILINE)


def restart_pause():
    """Return the seconds that systemd waits before it starts the server again."""
    return float(unit_values("RestartSec")[0])


def prepared_before_start():
    """Return the arguments of the `manage.py` commands that run before every start."""
    return [line.split("manage.py ")[1].split() for line in unit_values("ExecStartPre")]


def say(line):
    """Print a line at once, also into a pipe."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
