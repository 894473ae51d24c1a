"""Whether a disk has room for what is about to be written."""

import shutil

from .errors import BackupRefused

SPARE = 64 * 1024 * 1024  # bytes to leave free, so that the site itself can go on writing
MEBIBYTE = 1024 * 1024


def check(folder, needed):
    """Raise BackupRefused unless the disk of `folder` has `needed` bytes and some to spare."""
    free = shutil.disk_usage(folder).free
    if free < needed + SPARE:
        raise BackupRefused(
            f"The disk of {folder} has {free / MEBIBYTE:.0f} MiB free, and "
            f"{(needed + SPARE) / MEBIBYTE:.0f} MiB are needed. Make room, or choose another disk."
        )
