"""The demo clinic, loaded once for all tests of a class."""

import shutil
import tempfile
from io import StringIO
from pathlib import Path

from django.core.management import call_command
from django.test import TestCase, override_settings


class LoadedDemo(TestCase):
    """Each test finds the demo as it was loaded, and a picture library of its own."""

    @classmethod
    def setUpTestData(cls):
        cls.loaded = Path(tempfile.mkdtemp(prefix="demo-loaded-"))
        cls.addClassCleanup(shutil.rmtree, cls.loaded)
        with override_settings(MEDIA_ROOT=cls.loaded):
            call_command("load_demo", stdout=StringIO())

    def setUp(self):
        self.library = Path(tempfile.mkdtemp(prefix="demo-library-"))
        self.addCleanup(shutil.rmtree, self.library)
        shutil.copytree(self.loaded, self.library, dirs_exist_ok=True)
        self.enterContext(override_settings(MEDIA_ROOT=self.library))

    def command(self, name):
        """Run a management command as if it were committed; return what it printed."""
        out = StringIO()
        with self.captureOnCommitCallbacks(execute=True):
            call_command(name, stdout=out)
        return out.getvalue()

    def media(self):
        """Return the names of the library's files."""
        files = (path for path in self.library.rglob("*") if path.is_file())
        return sorted(str(path.relative_to(self.library)) for path in files)
