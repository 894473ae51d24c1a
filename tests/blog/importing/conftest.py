"""What the tests of the importer share."""

from pathlib import Path

import pytest
from django.core.management import call_command

from blog.models import ArticlePage

ROOT = Path(__file__).resolve().parents[3]
POSTS = ROOT / "tests/data/posts"
TODAY = "2026-11-22T12:00:00Z"


@pytest.fixture
def posts():
    """The folder of the sample posts."""
    return POSTS


@pytest.fixture
def write(tmp_path):
    """Write a saved post and return its path: `write("post.txt", "Title\\n\\nText.")`."""

    def write_file(name, content):
        path = tmp_path / name
        if isinstance(content, bytes):
            path.write_bytes(content)
        else:
            path.write_text(content, encoding="utf-8")
        return path

    return write_file


@pytest.fixture
def run(site, capsys, time_machine_at):
    """Run the command on 22 November 2026 and return what it printed; `site` is there."""
    time_machine_at(TODAY)

    def run_command(*paths, **options):
        capsys.readouterr()
        try:
            call_command("import_articles", *map(str, paths), **options)
        finally:
            run_command.printed = "".join(capsys.readouterr())
        return run_command.printed

    return run_command


@pytest.fixture
def article():
    """Return the only article there is: `article()`."""
    return lambda: ArticlePage.objects.get()
