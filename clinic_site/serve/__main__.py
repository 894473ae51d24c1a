"""Serve until told to stop: `python -m clinic_site.serve --host H --port P --workers N`."""

import argparse

from granian.constants import HTTPModes, Interfaces
from granian.log import LogLevels

from .application import load_application
from .server import SiteServer

BACKLOG = 1024  # connections that wait to be accepted
# A few threads a worker, so that a slow upload holds nobody up; more would only queue for Python's
# lock and, on SQLite, for the one writer.
THREADS = 4
LONGEST_REQUEST = 30  # seconds that a worker has to finish what it is at when it stops


def main():
    """Serve. Raises SystemExit with a sentence if the address cannot be used."""
    parser = argparse.ArgumentParser(prog="python -m clinic_site.serve")
    parser.add_argument("--host", required=True)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--workers", type=int, required=True)
    options = parser.parse_args()
    SiteServer(
        target="clinic_site.wsgi:application",
        address=options.host,
        port=options.port,
        interface=Interfaces.WSGI,
        http=HTTPModes.http1,
        websockets=False,
        backlog=BACKLOG,
        workers=options.workers,
        blocking_threads=THREADS,
        respawn_failed_workers=True,
        workers_kill_timeout=LONGEST_REQUEST,
        log_level=LogLevels.warning,
    ).serve(target_loader=load_application, wrap_loader=False)


if __name__ == "__main__":
    main()
