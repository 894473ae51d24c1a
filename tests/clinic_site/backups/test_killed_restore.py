"""What a restore finds that another one left when it was killed around its last moment."""

from contextlib import suppress

import pytest

from clinic_site.backups.media import staged
from clinic_site.backups.progress import bar
from tests.clinic_site.backups.helpers import files_below


@pytest.fixture
def fail_next(tmp_path):
    """Begin a restore that fails at once, on a site whose rows refer to the given files."""

    class Stop(Exception):
        pass

    def restore(named, exchanged=False):
        with (
            bar("Media", 0, "B") as progress,
            suppress(Stop),
            staged(tmp_path, {}, named, progress) as exchange,
        ):
            if exchanged:
                exchange()
            raise Stop

    return restore


@pytest.fixture
def old(media):
    """The old media folder, out of the way, with one file; `media` holds one of the new files."""
    folder = media.with_name("media.old")
    folder.mkdir()
    (folder / "old.txt").write_text("old")
    (media / "new.txt").write_text("new")
    return folder


def test_killed_between_the_two_renames_the_old_files_come_back(fail_next, old, media):
    (media / "new.txt").unlink()
    media.rmdir()
    fail_next({"old.txt"})
    assert files_below(media.parent) == {"media/old.txt": b"old"}


def test_killed_before_the_commit_the_old_files_come_back(fail_next, old, media):
    fail_next({"old.txt"})
    assert files_below(media.parent) == {"media/old.txt": b"old"}


def test_killed_after_the_commit_the_new_files_stay(fail_next, old, media):
    fail_next({"new.txt"})
    assert files_below(media.parent) == {"media/new.txt": b"new"}


def test_killed_while_copying_the_copy_goes(fail_next, media):
    (media / "old.txt").write_text("old")
    media.with_name("media.new").mkdir()
    (media.with_name("media.new") / "half.txt").write_text("ha")
    fail_next({"old.txt"})
    assert files_below(media.parent) == {"media/old.txt": b"old"}


def test_a_commit_that_fails_brings_the_old_files_back(fail_next, media):
    (media / "old.txt").write_text("old")
    fail_next({"old.txt"}, exchanged=True)
    assert files_below(media.parent) == {"media/old.txt": b"old"}


def test_a_commit_that_fails_on_a_site_without_media_leaves_none(fail_next, media):
    media.rmdir()
    fail_next(set(), exchanged=True)
    assert [path.name for path in media.parent.iterdir()] == ["media"]
    assert files_below(media) == {}
