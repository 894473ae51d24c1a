"""Stops the PostgreSQL server of `tests.postgres` and starts it again, as its owner."""

import os
import subprocess
from pathlib import Path
from urllib.parse import urlsplit

from tests.postgres import FAST, programs

MODES = ("immediate", "fast")  # immediate is a crash; fast ends every connection


class RestartablePostgres:
    """The server that `temporary_postgres` has started, by the URL that it gave."""

    def __init__(self, url):
        self.folder = Path(urlsplit(url).path[1:]).parent

    def stop(self, mode):
        """Stop the server; `mode` is one of MODES."""
        self._control("stop", "-m", mode)

    def start(self):
        """Start the server, and return when it takes connections."""
        settings = " ".join(f"-c {setting}" for setting in (*FAST, "listen_addresses="))
        options = f"-k {self.folder} {settings}"
        self._control("start", "-l", self.folder / "restarted.log", "-o", options)

    def _control(self, *arguments):
        owner = self.folder.stat()
        options = {}
        if os.geteuid() == 0:  # the server refuses to run as root
            options = {"user": owner.st_uid, "group": owner.st_gid, "extra_groups": []}
        subprocess.run(
            [programs() / "pg_ctl", "--silent", "-w", "-D", self.folder / "data", *arguments],
            check=True,
            cwd=self.folder,
            stdout=subprocess.DEVNULL,
            **options,
        )
