"""Uploaded files: written whole or not at all, and deleted if what they belong to is not saved."""

import logging
import os
import tempfile
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

from django.core.files.storage import FileSystemStorage

UNFINISHED_PREFIX = ".unfinished-"

logger = logging.getLogger(__name__)
# What the change at hand has saved so far, as (storage, name); None outside of one.
_saved_files = ContextVar("saved_files", default=None)


class WholeFileStorage(FileSystemStorage):
    """Keeps files in a folder, as Django's storage does, but never a part of one.

    Django's leaves what it has written so far when the disk is full. Raises OSError as it does.
    """

    def _save(self, name, content):
        os.makedirs(self.location, exist_ok=True)
        handle, path = tempfile.mkstemp(dir=self.location, prefix=UNFINISHED_PREFIX)
        try:
            with os.fdopen(handle, "wb") as file:
                for chunk in content.chunks():
                    file.write(chunk.encode() if isinstance(chunk, str) else chunk)
            saved_name = super()._save(name, _WrittenFile(path))
        finally:
            Path(path).unlink(missing_ok=True)
        saved = _saved_files.get()
        if saved is not None:
            saved.append((self, saved_name))
        return saved_name


class _WrittenFile:
    """A file that Django's storage only has to move to its place."""

    def __init__(self, path):
        self.path = path

    def temporary_file_path(self):
        return self.path


@contextmanager
def undo_files_on_error():
    """Delete the files that were saved within, if it ends with an error.

    Around `transaction.atomic()`, so that neither a file nor its row stays without the other.
    """
    outer, saved = _saved_files.get(), []
    token = _saved_files.set(saved)
    is_done = False
    try:
        yield
        is_done = True
    finally:
        _saved_files.reset(token)
        if not is_done:
            _delete(saved)
        elif outer is not None:
            outer.extend(saved)


def _delete(files):
    for storage, name in files:
        try:
            storage.delete(name)
        except OSError:
            logger.exception("A file without a row was left in the folder of uploads.")
