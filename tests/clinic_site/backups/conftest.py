"""A small site, its backup, and commands as an operator types them."""

import shutil
from contextlib import contextmanager
from io import StringIO

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection, transaction

from clinic_site.backups import database
from tests.clinic_site.backups.helpers import fill_site


@pytest.fixture(autouse=True)
def _read_within_the_test(monkeypatch):
    """Read the rows of a test, which nobody else can see before it commits; it never does.

    Reading as of one instant, on a connection of its own, is tested in tests/faults.
    """

    @contextmanager
    def own_rows():
        yield connection

    monkeypatch.setattr(database, "consistent_read", own_rows)


@pytest.fixture
def media(settings, tmp_path):
    """A media folder of the test's own, and a cache that knows no file of another test."""
    cache.clear()
    settings.MEDIA_ROOT = tmp_path / "site" / "media"
    settings.MEDIA_ROOT.mkdir(parents=True)
    return settings.MEDIA_ROOT


@pytest.fixture
def backups(tmp_path):
    """The folder that backups lie in."""
    return tmp_path / "backups"


@pytest.fixture
def run():
    """Run a command: `run("backup", folder)` returns what it printed."""

    def run_command(*arguments):
        out = StringIO()
        call_command(*map(str, arguments), stdout=out, stderr=out)
        return out.getvalue()

    return run_command


@pytest.fixture
def backup(run, backups):
    """Make a backup and return its folder: `backup()`."""

    def make():
        run("backup", backups)
        return sorted(path for path in backups.iterdir() if path.is_dir())[-1]

    return make


@pytest.fixture
def filled(db, media):
    """A site with an article, a picture and its rendition, a document and an account."""
    fill_site()


@pytest.fixture
def sample(db, media, backup):
    """The backup of such a site, while the site itself is as empty as after `migrate`."""
    with transaction.atomic():
        fill_site()
        folder = backup()
        transaction.set_rollback(True)
    shutil.rmtree(media)
    return folder
