"""Collecting static files, only when one of them has changed."""

import hashlib

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

from .output import say

STAMP_NAME = "static.collected"


def collect_if_changed():
    """Hash, compress and copy the static files to STATIC_ROOT, unless that was done for these."""
    stamp = settings.STATIC_ROOT.with_name(STAMP_NAME)
    wanted = fingerprint()
    if stamp.is_file() and stamp.read_text() == wanted and settings.STATIC_ROOT.is_dir():
        return
    say("Collecting and compressing static files")
    stamp.unlink(missing_ok=True)
    call_command("collectstatic", interactive=False, verbosity=0)
    stamp.write_text(wanted)


def fingerprint():
    """Return a digest over the name, size and time of every static file that would be collected."""
    digest = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list(ignore_patterns=[]):
            status = storage.path(path), storage.size(path), storage.get_modified_time(path)
            digest.update(repr(status).encode())
    return digest.hexdigest()
