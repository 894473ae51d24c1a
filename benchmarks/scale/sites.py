"""Makes sites of many articles and serves them, with nothing kept, with more, and behind nginx."""

import json
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack, contextmanager, nullcontext
from pathlib import Path
from urllib.request import Request, urlopen

from benchmarks import load
from benchmarks.commands import shipped
from benchmarks.servers import memory_of
from tests.demo_site import REPOSITORY, demo_environment, free_port, wait_for
from tests.postgres import temporary_postgres

from . import nginx, readers
from .figures import Run

NOTHING, PIECES, PAGES = "nothing kept", "pieces kept", "pages kept"
PROXIED = "behind nginx"
SETTINGS = {
    NOTHING: {"CACHING": "false"},
    PIECES: {"PAGE_CACHE_MB": "0"},
    PAGES: {},
    PROXIED: {"BEHIND_PROXY": "true"},
}


def database_server(database):
    """Return what yields the URL of a server of a database, and stops it; SQLite needs none."""
    return temporary_postgres() if database == "PostgreSQL" else nullcontext(None)


@contextmanager
def filled(database, articles):
    """Make the demo clinic with so many articles more; yield its environment and the seconds.

    `database` is `SQLite` or `PostgreSQL`, each made for this and deleted after it.
    """
    with (
        tempfile.TemporaryDirectory(prefix="clinic-bench-") as folder,
        database_server(database) as url,
    ):
        Path(folder).chmod(0o755)  # nginx reads static files as somebody else
        env = demo_environment(folder) | {
            "DJANGO_SETTINGS_MODULE": "clinic_site.settings.production",
            "PYTHONPATH": str(REPOSITORY),
            "LOG_LEVEL": "ERROR",
        }
        if url:
            env["DATABASE_URL"] = url
        start_once(env)
        started = time.monotonic()
        python("manage.py", "make_many", str(articles), env=env)
        seconds = time.monotonic() - started
        python("-m", "benchmarks.vacuum", env=env)
        yield env, seconds


def start_once(env):
    """Let `make run` make the site, and stop it."""
    port = str(free_port())
    command = [sys.executable, "-m", "clinic_site.start"]
    server = subprocess.Popen(
        command,
        cwd=REPOSITORY,
        env=env | {"PORT": port, "DEMO": "1"},
        stdout=subprocess.DEVNULL,
    )
    wait_for(f"http://127.0.0.1:{port}", server)
    server.send_signal(signal.SIGTERM)
    server.wait(30)


def python(*command, env):
    """Run a Python command in the site's environment; return what it printed."""
    result = subprocess.run(
        [sys.executable, *command],
        cwd=REPOSITORY,
        env=env,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return result.stdout


@contextmanager
def served(env):
    """Serve the site; yield the address and the process."""
    port = free_port()
    server = subprocess.Popen(shipped(port), cwd=REPOSITORY, env=env)
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(address, server)
        yield address, port, server
    finally:
        server.terminate()
        server.wait()


def measure(database, articles, posts, plain_url):
    """Return the `Run` of a site with so many articles; `plain_url` is the bare blog's article."""
    with ExitStack() as stack:
        env, seconds = stack.enter_context(filled(database, articles))
        run = Run(database, articles, seconds)
        data = Path(env["VAR_DIR"])
        addresses, servers = {}, {}
        for mode, settings in SETTINGS.items():
            addresses[mode], port, servers[mode] = stack.enter_context(served(env | settings))
        folder = data / "nginx"
        # The last of them is the one that knows of nginx.
        addresses[PROXIED] = stack.enter_context(nginx.in_front_of(port, data, folder))
        request = Request(addresses[PAGES] + readers.ARTICLE, headers=load.HEADERS)  # noqa: S310 - loopback
        with urlopen(request) as answer:  # noqa: S310 - our own loopback address
            nginx.keep_as_file(folder, answer)
        run.readers, run.baseline = readers.measure(
            addresses,
            readers.pages(articles),
            {
                "bare Wagtail blog": plain_url,
                "nginx, a file": addresses[PROXIED] + nginx.STATIC,
            },
        )
        run.memory = {mode: memory_of(one.pid) / 2**20 for mode, one in servers.items()}
        imported = data / "posts"
        imported.mkdir()
        run.editor = json.loads(
            python("-m", "benchmarks.scale.editor", str(posts), str(imported), env=env)
        )
    return run
