"""The server as it is shipped, reloaded and stopped while readers ask without a pause."""

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

import pytest

from clinic_site.serve.application import DRAIN
from clinic_site.start.server import server_command
from tests.demo_site import demo_environment, free_port
from tests.readers import Readers

ROOT = Path(__file__).resolve().parent.parent.parent
PATIENCE = 120  # seconds, for a machine that is busy with other tests
READERS = 12
LIVE = "/health/live"  # needs no database
# The last step of clinic_site.start, without a database to prepare.
MAKE_RUN = """
import sys
from clinic_site.start.server import serve, server_command
host, port = "127.0.0.1", int(sys.argv[1])
sys.exit(serve(server_command(host, port), host, port, announce=lambda: None))
"""


@contextmanager
def started(folder, port, command, more=None):
    """Start a server with its data in `folder` and `more` in its environment; yield its process."""
    environment = demo_environment(folder) | {
        "READ_ENV_FILES": "0",
        "DJANGO_SETTINGS_MODULE": "clinic_site.settings.production",
        "SECRET_KEY": "only-for-tests-only-for-tests-only-for-tests-only",
        "SITE_URL": f"http://127.0.0.1:{port}",
    }
    environment |= more or {}
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
    try:
        yield process
    finally:
        process.terminate()
        process.wait(PATIENCE)


@contextmanager
def served(folder, port, command):
    """Start a server; yield its process once it answers."""
    with started(folder, port, command) as process:
        wait_until(lambda: ask_once(port))
        yield process


def wait_until(is_so):
    deadline = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < deadline, "It did not happen in time."
        time.sleep(0.05)


def ask_once(port):
    """Return the answer to a request on a connection of its own, or None if there is none."""
    connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.request("GET", LIVE)
        return connection.getresponse()
    except OSError:
        return None
    finally:
        connection.close()


@contextmanager
def readers_of(port, path, pause=0):
    """Let readers ask, from before the block to its end."""
    with Readers(port, path, READERS, timeout=PATIENCE, pause=pause) as readers:
        wait_until(lambda: readers.outcomes[200] >= READERS)
        yield readers


def children_of(process):
    """Return the ids of a process's children."""
    return set(Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split())


# Those who pause are connected, and have not asked, at the moment at which a worker ends.
@pytest.mark.parametrize("pause", [0, 0.2])
def test_a_reload_under_load_replaces_every_worker_and_loses_no_request(tmp_path, pause):
    port = free_port()
    with served(tmp_path, port, server_command("127.0.0.1", port)) as server:
        before = children_of(server)
        with readers_of(port, LIVE, pause) as readers:
            server.send_signal(signal.SIGHUP)
            wait_until(lambda: children_of(server) and not children_of(server) & before)
            answered = readers.outcomes[200]
            wait_until(lambda: readers.outcomes[200] > answered + READERS)
    assert set(readers.outcomes) == {200}


def test_a_worker_that_is_told_while_it_is_loading_says_goodbye_once_it_answers(tmp_path):
    port = free_port()
    (tmp_path / "slow_settings.py").write_text(
        "import time; time.sleep(2)\nfrom clinic_site.settings.production import *"
    )
    more = {"DJANGO_SETTINGS_MODULE": "slow_settings", "PYTHONPATH": str(tmp_path)}
    command = server_command("127.0.0.1", port)
    with started(tmp_path, port, command, more) as server:
        wait_until(lambda: len(children_of(server)) >= 2)
        for worker in children_of(server):
            os.kill(int(worker), DRAIN)
        wait_until(lambda: ask_once(port))
        assert ask_once(port).getheader("Connection") == "close"


def test_a_stop_under_load_answers_what_has_reached_the_server(tmp_path):
    port = free_port()
    with (
        served(tmp_path, port, server_command("127.0.0.1", port)) as server,
        readers_of(port, LIVE) as readers,
    ):
        server.terminate()
        assert server.wait(PATIENCE) == 0
        wait_until(lambda: readers.outcomes["refused"] >= READERS)
    assert set(readers.outcomes) == {200, "refused"}


def test_what_make_run_serves_stops_without_losing_a_request(tmp_path):
    port = free_port()
    with (
        served(tmp_path, port, [sys.executable, "-c", MAKE_RUN, str(port)]) as site,
        readers_of(port, LIVE) as readers,
    ):
        site.send_signal(signal.SIGINT)
        assert site.wait(PATIENCE) == 0
        wait_until(lambda: readers.outcomes["refused"] >= READERS)
    assert set(readers.outcomes) == {200, "refused"}


def test_a_worker_that_is_still_loading_stops_at_once(tmp_path):
    port = free_port()
    environment = demo_environment(tmp_path) | {"DJANGO_SETTINGS_MODULE": "slow_settings"}
    (tmp_path / "slow_settings.py").write_text("import time; time.sleep(600)")
    environment["PYTHONPATH"] = str(tmp_path)
    command = server_command("127.0.0.1", port)
    server = subprocess.Popen(command, cwd=ROOT, env=environment)
    wait_until(lambda: len(children_of(server)) >= 2)
    time.sleep(0.5)
    server.terminate()
    assert server.wait(15) == 0


def test_a_port_that_is_taken_is_said_in_one_sentence():
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        command = server_command("127.0.0.1", port)
        result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 1
    assert result.stderr == f"127.0.0.1:{port} cannot be used: Address already in use.\n"
