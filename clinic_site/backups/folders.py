"""The folder that backups are kept in: their names, one run at a time, how many stay."""

import fcntl
import re
import shutil
from contextlib import contextmanager

from . import manifest
from .errors import BackupRefused

NAME = re.compile(r"\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ(-\d+)?")
STAMP = "%Y-%m-%dT%H-%M-%SZ"  # how a name begins: the moment in UTC
UNFINISHED = ".unfinished"
LOCK = ".lock"


@contextmanager
def one_run(folder):
    """Hold the folder, made if need be; raise BackupRefused while another backup runs there."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with (folder / LOCK).open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BackupRefused(f"Another backup into {folder} is running.") from None
        yield


def new_name(folder, now):
    """Return a name for a backup begun at `now`, a datetime in UTC, that is free in the folder."""
    name = wanted = now.strftime(STAMP)
    number = 2
    while (folder / name).exists():
        name = f"{wanted}-{number}"
        number += 1
    return name


@contextmanager
def whole_or_nothing(folder, name):
    """Yield a folder to fill; it gets its name once the block has ended well.

    Until then its name says that it is unfinished. If the block fails it is deleted.
    """
    unfinished = folder / f"{name}{UNFINISHED}"
    unfinished.mkdir(mode=0o700)
    try:
        yield unfinished
        unfinished.rename(folder / name)
    finally:
        if unfinished.exists():
            shutil.rmtree(unfinished)


def remove_unfinished(folder):
    """Delete what backups left that were killed."""
    for path in folder.glob(f"*{UNFINISHED}"):
        if NAME.fullmatch(path.name.removesuffix(UNFINISHED)):
            shutil.rmtree(path)


def whole_backups(folder):
    """Return the paths of the backups in the folder, oldest first."""
    return sorted(
        (
            path
            for path in folder.iterdir()
            if NAME.fullmatch(path.name) and (path / manifest.NAME).is_file()
        ),
        key=_begun,
    )


def _begun(path):
    second, _z, number = path.name.partition("Z")
    return second, int(number.removeprefix("-") or 1)


def keep_last(folder, count):
    """Delete all but the `count` newest backups; return the names of those deleted.

    Each loses its name first, so one that is half deleted is no backup.
    """
    surplus = whole_backups(folder)[:-count]
    for path in surplus:
        gone = path.rename(path.with_name(f"{path.name}{UNFINISHED}"))
        shutil.rmtree(gone)
    return [path.name for path in surplus]
