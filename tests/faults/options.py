"""What the scripts that break a served site have in common: their options, and the site."""

import signal
import sys
import tempfile
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tests.faults.scratch_sites import ENGINES, new_database
from tests.faults.served_sites import ServedSite
from tests.postgres import temporary_postgres


def arguments_of(parser):
    """Add the options that choose a database, and return what the command line says."""
    parser.add_argument("--database", choices=ENGINES, default="sqlite")
    parser.add_argument("--server", help="a PostgreSQL server to use, as a DATABASE_URL")
    return parser.parse_args()


@contextmanager
def served_site(arguments, name, place=None):
    """Give a migrated and served `ServedSite`; this process may use it too.

    `name` is part of the database's name on a server that others use. The site's data are in
    `place`, a folder to be made, or in a temporary one.
    """
    # So that a stop from outside also stops the servers.
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix=f"clinic-{name}-")))
        url = None
        if arguments.database == "postgresql":
            server = arguments.server or stack.enter_context(temporary_postgres())
            url = new_database(server, f"clinic_{name}")
        site = ServedSite(place or folder / "site", folder / "server.log", url)
        site.prepare()
        site.use_here()
        site.serve()
        stack.callback(site.kill_group)
        site.wait_until_served("/health/live")
        yield site
