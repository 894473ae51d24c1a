"""Uploaded files: copied while the site runs, and exchanged whole by a restore."""

import os
import shutil
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from pages.files import UNFINISHED_PREFIX

from . import files, manifest
from .errors import BackupRefused
from .manifest import FileEntry

RENDITIONS = "images"  # where Wagtail keeps the pictures that it makes to measure


def root():
    """Return the media folder, with links followed."""
    return Path(os.path.realpath(settings.MEDIA_ROOT))


def uploads(folder):
    """Yield `(name, status)` of every regular file below a media folder that was uploaded.

    `name` is the path below the folder, with slashes. What is deleted meanwhile is passed over.
    Raises OSError for a folder that cannot be read.
    """
    for place, below, names in os.walk(folder, onerror=_unless_vanished):
        if Path(place) == folder and RENDITIONS in below:
            below.remove(RENDITIONS)
        for name in names:
            path = Path(place, name)
            if name.startswith(UNFINISHED_PREFIX):
                continue
            if path.is_file() and not path.is_symlink():
                try:
                    yield path.relative_to(folder).as_posix(), path.stat()
                except FileNotFoundError:
                    continue


def _unless_vanished(error):
    if not isinstance(error, FileNotFoundError):
        raise error


def size():
    """Return the bytes of all uploaded files."""
    return sum(status.st_size for _name, status in uploads(root()))


class MediaCopy:
    """A growing copy of the uploaded files in the backup at `folder`.

    `entries` says what it holds, as a manifest does.
    """

    def __init__(self, folder):
        self.folder = folder
        self.entries = {}
        self._seen = {}

    def catch_up(self, bar):
        """Copy what is new or has changed since the last call; keep what has vanished since."""
        for name, status in uploads(root()):
            seen = (status.st_size, status.st_mtime_ns)
            if self._seen.get(name) == seen:
                continue
            try:
                entry = files.copy(root() / name, manifest.media_path(self.folder, name))
            except FileNotFoundError:
                continue
            self.entries[name] = FileEntry(*entry)
            self._seen[name] = seen
            bar.update(status.st_size)


def check_outside(folder):
    """Raise BackupRefused for a folder of backups that lies where the site serves files from."""
    if folder.resolve().is_relative_to(root()):
        raise BackupRefused(
            f"{folder} lies in the media folder, which readers can see. Choose another place."
        )


def check_exchangeable():
    """Raise BackupRefused if the media folder cannot be renamed."""
    if os.path.ismount(root()):
        raise BackupRefused(
            f"{root()} is a mount point, so it cannot be exchanged whole. "
            "Mount the folder above it instead."
        )


@contextmanager
def staged(folder, files_in_it, named, bar):
    """Lay the files of a backup beside the media folder; yield a function that exchanges the two.

    `files_in_it` are the manifest's entries, `named` the names that this site's rows refer to now.
    Two renames exchange the folders, so readers meet one or the other. If the block ends with an
    error the old folder is put back; otherwise it is deleted. Raises BackupRefused if a file is no
    longer what the manifest says.
    """
    media = root()
    new, old = media.with_name(f"{media.name}.new"), media.with_name(f"{media.name}.old")
    _settle(media, old, named)
    media.mkdir(parents=True, exist_ok=True)
    if new.exists():
        shutil.rmtree(new)

    def exchange():
        media.rename(old)
        new.rename(media)

    try:
        new.mkdir()
        for name, entry in files_in_it.items():
            if FileEntry(*files.copy(manifest.media_path(folder, name), new / name)) != entry:
                raise BackupRefused(f"{name} in {folder} changed while it was read.")
            bar.update(entry.size)
        yield exchange
    except BaseException:
        if old.exists():
            _put_back(media, old)
        raise
    finally:
        if new.exists():
            shutil.rmtree(new)
    # The rows are committed: what cannot be deleted now must not look like a failure, and goes
    # with the next restore.
    shutil.rmtree(old, ignore_errors=True)


def _settle(media, old, named):
    """Finish or undo what a restore that was killed left: keep the folder that fits the rows."""
    if not old.exists():
        return
    if _lacks(old, named) < _lacks(media, named) or not media.exists():
        _put_back(media, old)
    else:
        shutil.rmtree(old)


def _lacks(folder, named):
    return sum(not (folder / name).is_file() for name in named)


def _put_back(media, old):
    if media.exists():
        shutil.rmtree(media)
    old.rename(media)
