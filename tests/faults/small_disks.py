"""Small disks in memory, to be filled up or made read-only. Only root may mount them."""

import errno
import os
import subprocess
from contextlib import contextmanager

BLOCK = 64 * 1024  # bytes
BALLAST = "ballast"


def may_mount():
    """Say whether this process may mount a disk."""
    return os.geteuid() == 0


@contextmanager
def small_disk(folder, mebibytes):
    """Mount an empty disk of this size at a new folder; take it away afterwards."""
    folder.mkdir(parents=True)
    _run("mount", "-t", "tmpfs", "-o", f"size={mebibytes}m", "tmpfs", folder)
    try:
        yield folder
    finally:
        _run("umount", "--lazy", folder)


@contextmanager
def filled(folder, left=0):
    """Fill a disk but for `left` bytes; make room again afterwards."""
    path = folder / BALLAST
    try:
        with path.open("wb", buffering=0) as file:
            _fill(file, BLOCK)
            _fill(file, 1)
            if left:
                file.truncate(max(file.tell() - left, 0))
        yield
    finally:
        path.unlink(missing_ok=True)


def _fill(file, size):
    try:
        while True:
            file.write(bytes(size))
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise


@contextmanager
def read_only(folder):
    """Make a disk read-only for a while."""
    _run("mount", "-o", "remount,ro", folder)
    try:
        yield
    finally:
        _run("mount", "-o", "remount,rw", folder)


def _run(*command):
    subprocess.run([*map(str, command)], check=True)
