"""The demo clinic, loaded once for all tests of a process."""

import shutil
import tempfile
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import TestCase, override_settings

from tests.kept_rows import KeptRows


class KeptDemo:
    """What `load_demo` makes on a database as migrations leave it: rows, and files in `folder`."""

    def __init__(self, folder):
        self._folder = folder
        with override_settings(MEDIA_ROOT=folder):
            self._rows = KeptRows(lambda: command("load_demo"))

    def put_back(self):
        """Put both into the test's transaction and picture library; return what was printed."""
        shutil.copytree(self._folder, settings.MEDIA_ROOT, dirs_exist_ok=True)
        return self._rows.put_back()


class LoadedDemo(TestCase):
    """Each test finds the demo as it was loaded, and a picture library of its own."""

    @pytest.fixture(autouse=True)
    def _kept_demo(self, kept_demo):
        self.kept_demo = kept_demo

    def setUp(self):
        self.library = Path(tempfile.mkdtemp(prefix="demo-library-"))
        self.addCleanup(shutil.rmtree, self.library)
        self.enterContext(override_settings(MEDIA_ROOT=self.library))
        self.kept_demo.put_back()

    def command(self, name):
        """Run a management command as if it were committed; return what it printed."""
        return command(name)

    def media(self):
        """Return the names of the library's files."""
        files = (path for path in self.library.rglob("*") if path.is_file())
        return sorted(str(path.relative_to(self.library)) for path in files)


def command(name):
    """Run a management command as if it were committed; return what it printed."""
    out = StringIO()
    with TestCase.captureOnCommitCallbacks(execute=True):
        call_command(name, stdout=out)
    return out.getvalue()
