"""A bare `wagtail start` blog with an article of the demo: what this site is measured against."""

import os
import shutil
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

from benchmarks.commands import granian
from tests.demo_site import demo_environment, free_port, wait_for

HERE = Path(__file__).resolve().parent
SLUG = "acupuncture-and-peripheral-neuropathy"
SETTINGS = """
import environ
from .base import *
DEBUG = False
SECRET_KEY = "only-for-a-benchmark"
ALLOWED_HOSTS = ["*"]
INSTALLED_APPS += ["plain_blog"]
DATABASES = {"default": environ.Env().db() | {"CONN_MAX_AGE": 60}}
"""


def run(*command, folder, env):
    """Run a Python command in a folder and return what it printed; stop everything if it fails."""
    result = subprocess.run(
        [sys.executable, *command], cwd=folder, env=env, capture_output=True, text=True, check=False
    )
    if result.returncode:
        sys.exit(f"{' '.join(map(str, command))} failed:\n{result.stderr}")
    return result.stdout.strip()


def make_plain_project(folder, article_file, database_url=None):
    """Make a project as `wagtail start` does, with a blog that holds the exported article.

    Its database is SQLite, unless another one is given. Returns the environment its commands run
    with.
    """
    env = demo_environment(folder / "unused") | {
        "DJANGO_SETTINGS_MODULE": "plain.settings.bench",
        "PYTHONPATH": str(folder),
        "DATABASE_URL": database_url or f"sqlite:///{folder / 'db.sqlite3'}",
    }
    subprocess.run(
        [Path(sys.executable).with_name("wagtail"), "start", "plain", folder],
        check=True,
        stdout=subprocess.DEVNULL,
        env={k: v for k, v in os.environ.items() if k != "DJANGO_SETTINGS_MODULE"},
    )
    shutil.copytree(HERE / "plain_blog", folder / "plain_blog")
    (folder / "plain" / "settings" / "bench.py").write_text(SETTINGS)
    for command in (
        ("makemigrations", "plain_blog"),
        ("migrate", "--verbosity", "0"),
        ("collectstatic", "--no-input", "--verbosity", "0"),
        ("load_article", str(article_file)),
    ):
        run("manage.py", *command, folder=folder, env=env)
    return env


@contextmanager
def served_plain(folder, env):
    """Serve the bare project as ours is, with as many processes and threads; yield its address."""
    port = free_port()
    server = subprocess.Popen(granian("plain.wsgi:application", port), cwd=folder, env=env)
    try:
        wait_for(f"http://127.0.0.1:{port}/", server)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait()
