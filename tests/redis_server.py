"""A Redis of the test's own, in a temporary folder."""

import shutil
import socket
import subprocess
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

PATIENCE = 30  # seconds


def program():
    """Return the path of Redis's server, or None."""
    return shutil.which("redis-server")


class RedisServer:
    """A server on a Unix socket that can be stopped, started and emptied."""

    def __init__(self, folder):
        self._socket = Path(folder) / "redis.sock"
        self._process = None
        self.url = f"unix://{self._socket}"

    def start(self):
        """Start it, with nothing in it, and return once it answers."""
        options = ("--port", "0", "--unixsocket", self._socket, "--save", "", "--dir")
        self._process = subprocess.Popen(
            [program(), *options, self._socket.parent], stdout=subprocess.DEVNULL
        )
        deadline = time.monotonic() + PATIENCE
        while not self._answers():
            assert time.monotonic() < deadline, "Redis does not start."
            time.sleep(0.02)

    def _answers(self):
        with socket.socket(socket.AF_UNIX) as asking:
            return asking.connect_ex(str(self._socket)) == 0

    def stop(self):
        """Stop it; what it held is lost."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait(PATIENCE)
            self._process = None


@contextmanager
def temporary_redis():
    """Give a running `RedisServer`; stop it after."""
    with tempfile.TemporaryDirectory(prefix="clinic-redis-") as folder:
        server = RedisServer(folder)
        server.start()
        try:
            yield server
        finally:
            server.stop()
