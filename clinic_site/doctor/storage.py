"""The disk: rights, room, and files that are served from it."""

import shutil
import stat

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.contrib.staticfiles.storage import staticfiles_storage

from clinic_site.settings.environment import VAR_DIR

from .finding import advice, must

GIGABYTE = 10**9
LITTLE, TOO_LITTLE = 2 * GIGABYTE, GIGABYTE // 5  # bytes free


def disk_space(folder=VAR_DIR):
    """Yield a finding if uploads and backups will soon find no room."""
    if not folder.is_dir():
        yield must(f"There is no folder {folder}. Make it, for the account that runs the site.")
        return
    free = shutil.disk_usage(folder).free
    if free < LITTLE:
        finding = must if free < TOO_LITTLE else advice
        yield finding(f"Only {free / GIGABYTE:.1f} GB are free on the disk of {folder}. Make room.")


def data_rights(folder=VAR_DIR):
    """Yield a finding if everybody on the machine may look into the folder with the data."""
    if folder.is_dir() and stat.S_IMODE(folder.stat().st_mode) & stat.S_IRWXO:
        yield advice(
            f"Every account of this machine may look into {folder}, where the data is. "
            f"Run: chmod o-rwx {folder}, unless a web server reads files from there."
        )


def static_files():
    """Yield a finding if the stylesheet and pictures served are not those of this code."""
    manifest_name = getattr(staticfiles_storage, "manifest_name", None)
    if manifest_name is None:  # the storage for writing code serves the sources themselves
        return
    manifest = settings.STATIC_ROOT / manifest_name
    if not manifest.is_file():
        yield must("Static files are not collected. Run manage.py collectstatic.")
        return
    collected_at = manifest.stat().st_mtime
    for finder in get_finders():
        for path, storage in finder.list(ignore_patterns=[]):
            if storage.get_modified_time(path).timestamp() > collected_at:
                yield must(
                    f"Static files have changed since they were collected, {path} for one. "
                    "Run manage.py collectstatic."
                )
                return
