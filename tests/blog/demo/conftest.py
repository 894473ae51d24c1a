"""The demo clinic, loaded into a media folder of its own."""

from io import StringIO

import pytest
from django.core.management import call_command


@pytest.fixture
def media(settings, tmp_path):
    """The files of the picture library, as a function that names them."""
    settings.MEDIA_ROOT = tmp_path

    def names():
        files = (path for path in tmp_path.rglob("*") if path.is_file())
        return sorted(str(path.relative_to(tmp_path)) for path in files)

    return names


@pytest.fixture
def run(db, media, django_capture_on_commit_callbacks):
    """Run a management command as if its transaction were committed; return what it printed."""

    def run_command(name):
        out = StringIO()
        with django_capture_on_commit_callbacks(execute=True):
            call_command(name, stdout=out)
        return out.getvalue()

    return run_command


@pytest.fixture
def demo(run):
    """A site with the demo clinic on it."""
    return run("load_demo")
