"""`manage.py backup`."""

import errno
import os
import shutil
import stat
from collections import namedtuple

import pytest
from django.core.management import CommandError
from django.db import OperationalError
from wagtail.images import get_image_model

from blog.models import ArticlePage
from clinic_site.backups import database, files, folders, manifest
from clinic_site.backups.media import MediaCopy
from clinic_site.backups.progress import bar
from tests.clinic_site.backups.helpers import files_below, rows, rows_in

Disk = namedtuple("Disk", "total used free")


def folders_in(path):
    return sorted(entry.name for entry in path.iterdir() if entry.is_dir())


def test_a_backup_holds_every_row_and_every_upload(filled, backup, media):
    folder = backup()

    assert rows_in(folder) == rows()
    assert manifest.read(folder).tables["blog.articlepage"].rows == ArticlePage.objects.count()
    uploads = {name: data for name, data in files_below(media).items() if name[:7] != "images/"}
    assert files_below(folder / "media") == uploads
    assert len(uploads) == 2


def test_renditions_sessions_and_indexes_are_left_out(filled, backup, media):
    assert files_below(media / "images")
    held = manifest.read(backup()).tables
    assert "pages.image" in held
    assert not {"pages.rendition", "sessions.session", "wagtailsearch.indexentry"} & held.keys()


def test_the_command_says_what_was_backed_up_and_where_it_lies(filled, run, backups):
    said = run("backup", backups)
    assert "and 2 files" in said
    assert f"{backups}/{folders_in(backups)[0]}" in said


def test_only_its_owner_may_look_into_a_backup(filled, backup):
    folder = backup()
    for path in (folder, folder.parent):
        assert stat.S_IMODE(path.stat().st_mode) == 0o700


def test_the_last_backups_are_kept(filled, run, backups):
    run("backup", backups)
    oldest = folders_in(backups)
    run("backup", backups, "--keep", "2")
    assert len(folders_in(backups)) == 2
    said = run("backup", backups, "--keep", "2")
    assert len(folders_in(backups)) == 2
    assert f"Deleted the old backup {oldest[0]}" in said


def test_at_least_one_backup_has_to_stay(db, run, backups):
    with pytest.raises(CommandError, match="--keep is 0"):
        run("backup", backups, "--keep", "0")


def test_backups_of_one_second_are_put_in_the_order_they_were_made(tmp_path):
    names = ["2026-11-22T10-00-00Z", *(f"2026-11-22T10-00-00Z-{n}" for n in (2, 9, 10))]
    for name in reversed([*names, "2026-11-22T10-00-01Z"]):
        (tmp_path / name).mkdir()
        (tmp_path / name / manifest.NAME).touch()
    kept = [path.name for path in folders.whole_backups(tmp_path)]
    assert kept == [*names, "2026-11-22T10-00-01Z"]


def test_a_disk_without_room_is_refused_before_anything_is_written(
    filled, run, backups, monkeypatch
):
    monkeypatch.setattr(shutil, "disk_usage", lambda path: Disk(10**9, 10**9, 1000))
    with pytest.raises(CommandError, match=r"0 MiB free.*Make room"):
        run("backup", backups)
    assert folders_in(backups) == []


def test_a_disk_that_fills_up_meanwhile_leaves_nothing_behind(filled, run, backups, monkeypatch):
    def no_room(source, target):
        raise OSError(errno.ENOSPC, "No space left on device", str(target))

    monkeypatch.setattr(files, "copy", no_room)
    with pytest.raises(CommandError, match=r"No space left on device.*Nothing was left behind"):
        run("backup", backups)
    assert folders_in(backups) == []


def test_a_folder_that_is_a_file_is_refused(filled, run, tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(CommandError, match="could not be written"):
        run("backup", tmp_path / "file")


def test_a_media_folder_that_cannot_be_read_is_refused(filled, run, backups, media, monkeypatch):
    scandir = os.scandir

    def locked(path):
        if str(path) == str(media / "documents"):
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", locked)
    with pytest.raises(CommandError, match="Permission denied"):
        run("backup", backups)


def test_old_backups_that_cannot_be_deleted_do_not_make_the_new_one_look_failed(
    filled, run, backups, monkeypatch
):
    def refuse(folder, count):
        raise OSError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(folders, "keep_last", refuse)
    with pytest.raises(CommandError, match=r"The backup is at .*, but older ones could not be"):
        run("backup", backups)
    assert len(folders.whole_backups(backups)) == 1


def test_a_folder_that_readers_can_see_is_refused(filled, run, media):
    before = files_below(media)
    with pytest.raises(CommandError, match="which readers can see"):
        run("backup", media / "backups")
    assert files_below(media) == before


def test_a_database_that_gives_no_answer_is_said_in_a_sentence(filled, run, backups, monkeypatch):
    def gone(connection):
        raise OperationalError("no such table: blog_article\nLINE 1: SELECT")

    monkeypatch.setattr(database, "named_files", gone)
    with pytest.raises(CommandError, match=r"could not be read: no such table: blog_article\. N"):
        run("backup", backups)
    assert folders_in(backups) == []


def test_what_a_killed_backup_left_is_cleaned_up_by_the_next(filled, run, backups):
    left = backups / f"2026-11-22T10-00-00Z{folders.UNFINISHED}"
    left.mkdir(parents=True)
    (left / "some.jsonl").write_text("[1]\n")
    (backups / "notes.unfinished").mkdir()
    run("backup", backups)
    assert not left.exists()
    assert len(folders_in(backups)) == 2
    assert (backups / "notes.unfinished").is_dir()


def test_two_backups_do_not_run_at_once(filled, run, backups):
    with (
        folders.one_run(backups),
        pytest.raises(CommandError, match=r"Another backup into .* is running"),
    ):
        run("backup", backups)


def test_a_file_that_a_row_refers_to_and_that_is_gone_is_named(filled, run, backups, media):
    image = get_image_model().objects.get()
    (media / image.file.name).unlink()
    said = run("backup", backups)
    assert f"A row refers to {image.file.name}" in said
    assert manifest.read(backups / folders_in(backups)[0]).missing == [image.file.name]


def test_what_comes_while_rows_are_read_is_copied_and_what_goes_stays(media, tmp_path):
    (media / "first.txt").write_text("first")
    (media / "growing.txt").write_text("half")
    copy = MediaCopy(tmp_path / "backup")
    with bar("Media", 0, "B") as progress:
        copy.catch_up(progress)
        (media / "first.txt").unlink()
        (media / "growing.txt").write_text("half and half")
        (media / "second.txt").write_text("second")
        copy.catch_up(progress)
    assert files_below(tmp_path / "backup" / "media") == {
        "first.txt": b"first",
        "growing.txt": b"half and half",
        "second.txt": b"second",
    }
    assert copy.entries["growing.txt"].size == 13


def test_a_file_that_vanishes_before_it_is_copied_is_passed_over(media, tmp_path, monkeypatch):
    (media / "here.txt").write_text("here")
    (media / "gone.txt").write_text("gone")
    copied = files.copy

    def copy_late(source, target):
        (media / "gone.txt").unlink(missing_ok=True)
        return copied(source, target)

    monkeypatch.setattr(files, "copy", copy_late)
    copy = MediaCopy(tmp_path / "backup")
    with bar("Media", 0, "B") as progress:
        copy.catch_up(progress)
        copy.catch_up(progress)
    assert "here.txt" in copy.entries
    assert set(files_below(tmp_path / "backup" / "media")) == copy.entries.keys()
