"""The number itself: of this machine, or of all machines that share a Redis."""

from functools import cache

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connections, transaction

from .machine import MachineNumber
from .shared import SharedNumber


def current():
    """Return the number, an int that never becomes smaller.

    Read it before the rows that something is made of. It costs less than a microsecond, and with a
    Redis four times a second a question to that.
    """
    machine, shared = _numbers(settings.GENERATION_FILE, settings.GENERATION_REDIS)
    if shared is not None:
        shared.keep_up()
    return machine.read()


def bump():
    """Let the number grow now, for every process that shares it; return None.

    Within a transaction call `bump_on_commit`: others still read what was before it.
    """
    machine, shared = _numbers(settings.GENERATION_FILE, settings.GENERATION_REDIS)
    machine.grow(owes=shared is not None)
    if shared is not None:
        shared.tell()


def bump_on_commit(using=None):
    """Let the number grow once the changes of this transaction are there for others to read.

    Outside of a transaction that is now. A failure is logged and takes nothing back; what was kept
    then goes by its age (`CACHE_MAX_AGE`).
    """
    if not has_unsaved_changes(using):
        transaction.on_commit(bump, using=using, robust=True)


def has_unsaved_changes(using=None):
    """Tell whether this thread's transaction has changed what readers see and is not over.

    Who has such changes must not read or keep what is kept for others. A savepoint that is rolled
    back takes its changes out again.
    """
    waiting = connections[using or DEFAULT_DB_ALIAS].run_on_commit
    return any(function is bump for _savepoints, function, *_ in waiting)


@cache
def _numbers(path, url):
    machine = MachineNumber(path)
    return machine, SharedNumber(url, machine) if url else None
