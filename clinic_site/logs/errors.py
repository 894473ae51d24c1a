"""Exceptions as the log keeps them: kind, machine's code and places in the code.

What an exception says is left out, because it often quotes what somebody typed: the values of a
form, a row of the database. Local variables are left out for the same reason.
"""

import errno
import traceback

from clinic_site.settings.environment import BASE_DIR

MOST_FRAMES = 30  # the innermost ones
MOST_CAUSES = 4


def described(exception):
    """Return a list of dictionaries, the exception first, then what caused it.

    Each has `type`, `frames` (outermost first, "file:line function") and, where the database or
    the operating system gave one, `code`.
    """
    found = []
    while exception is not None and len(found) < MOST_CAUSES:
        entry = {"type": _name_of(type(exception))}
        if code := _code_of(exception):
            entry["code"] = code
        entry["frames"] = frames_of(exception)
        found.append(entry)
        hidden = None if exception.__suppress_context__ else exception.__context__
        exception = exception.__cause__ or hidden
    return found


def frames_of(exception):
    """Return where an exception passed through, as a list of "file:line function"."""
    steps = traceback.StackSummary.extract(
        traceback.walk_tb(exception.__traceback__), lookup_lines=False
    )
    return [
        f"{step.filename.removeprefix(f'{BASE_DIR}/')}:{step.lineno} {step.name}"
        for step in steps[-MOST_FRAMES:]
    ]


def _name_of(kind):
    return (
        kind.__qualname__
        if kind.__module__ == "builtins"
        else f"{kind.__module__}.{kind.__qualname__}"
    )


def _code_of(exception):
    """Return SQLite's error name, PostgreSQL's SQLSTATE or the system's errno name, if any."""
    if isinstance(exception, OSError):
        return errno.errorcode.get(exception.errno)
    return getattr(exception, "sqlite_errorname", None) or getattr(exception, "pgcode", None)
