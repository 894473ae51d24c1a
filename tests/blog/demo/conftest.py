"""The commands of the demo, run on a site with a media folder of its own."""

import pytest

from tests.loaded_demo import command


@pytest.fixture
def media(settings, tmp_path):
    """The files of the picture library, as a function that names them."""
    settings.MEDIA_ROOT = tmp_path

    def names():
        files = (path for path in tmp_path.rglob("*") if path.is_file())
        return sorted(str(path.relative_to(tmp_path)) for path in files)

    return names


@pytest.fixture
def run(db, media):
    """Run a management command as if it were committed: `run("remove_demo")`, what it printed."""
    return command
