"""Errors that come from the disk or the database, not from the site's own code."""

import errno
from enum import Enum

from django.db import DatabaseError, InterfaceError, OperationalError


class Fault(Enum):
    """What failed; the value names the page that tells people of it."""

    NO_ROOM = "no_room"
    NO_FILES = "no_files"
    NO_DATABASE = "no_database"

    @property
    def status(self):
        """The answer's status: 507 (RFC 4918, 11.5) or 503 (RFC 9110, 15.6.4)."""
        return 507 if self is Fault.NO_ROOM else 503


NO_ROOM_ERRNOS = {errno.ENOSPC, errno.EDQUOT}
NO_FILES_ERRNOS = {errno.EROFS, errno.EACCES, errno.EPERM, errno.EIO}
# SQLite has no room for a row, or none for the file that its readers and writers share.
NO_ROOM_CODES = {"SQLITE_FULL", "SQLITE_IOERR_SHMSIZE", "53100"}
OWN_MISTAKE = "SQLITE_ERROR"  # such as a table that does not exist
MOST_CAUSES = 10


def fault_of(exception):
    """Return the `Fault` that an exception, or what led to it, comes from; None for another."""
    for _step in range(MOST_CAUSES):
        if exception is None:
            return None
        if fault := _own_fault(exception):
            return fault
        exception = exception.__cause__ or exception.__context__
    return None


def _own_fault(exception):
    if isinstance(exception, OSError):
        return _fault_of_errno(exception.errno)
    # Drivers raise the plain DatabaseError for some lost connections; its subclasses are mistakes.
    is_operational = isinstance(exception, OperationalError | InterfaceError)
    if is_operational or type(exception) is DatabaseError:
        return _fault_of_code(_code_of(exception.__cause__))
    return None


def _fault_of_errno(number):
    if number in NO_ROOM_ERRNOS:
        return Fault.NO_ROOM
    return Fault.NO_FILES if number in NO_FILES_ERRNOS else None


def _fault_of_code(code):
    if code in NO_ROOM_CODES:
        return Fault.NO_ROOM
    return None if code == OWN_MISTAKE else Fault.NO_DATABASE


def _code_of(cause):
    """Return SQLite's error name or PostgreSQL's SQLSTATE, if the driver gave one."""
    return getattr(cause, "sqlite_errorname", None) or getattr(cause, "pgcode", None)
