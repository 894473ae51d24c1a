"""Log records as one line of JSON each."""

import json
import logging
from contextvars import ContextVar
from datetime import UTC, datetime

from .errors import described
from .masking import masked

# Of the request that this thread is answering; empty outside of one.
current_request_id = ContextVar("current_request_id", default="")

OWN_PACKAGES = ("blog", "clinic_site", "pages")
# Up to this many bytes a pipe takes a line whole, also from several processes (POSIX, PIPE_BUF).
LONGEST_LINE = 4095
LONGEST_MESSAGE = 300  # characters, of up to twelve bytes in JSON


class JsonFormatter(logging.Formatter):
    """Formats a record as JSON; `fields` in its `extra` take the place of the message."""

    def format(self, record):
        entry = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "id": id_of(record),
        }
        fields = getattr(record, "fields", None)
        entry |= {"message": message_of(record)} if fields is None else fields
        exception = record.exc_info[1] if record.exc_info else None
        if exception is not None:
            entry["error"] = described(exception)
        return short_line(entry)


def id_of(record):
    """Return the id of the request a record is about, or an empty string.

    Django logs some answers after the last middleware; those records carry their request.
    """
    request = getattr(record, "request", None)
    return current_request_id.get() or getattr(request, "request_id", "")


def message_of(record):
    """Return what a record says, without anything that somebody may have typed.

    Our own messages are written with that in mind and are filled in. Of others only the text in
    the code is kept, not the values: Django would print hosts and paths, axes names. One that is
    nothing but an exception's message is replaced by the exception's kind, and one that Django
    makes of an answer by its status.
    """
    exception = record.exc_info[1] if record.exc_info else None
    if record.name.partition(".")[0] in OWN_PACKAGES:
        text = record.getMessage()
    elif exception is not None and str(record.msg) == str(exception):
        text = type(exception).__name__
    elif hasattr(record, "status_code"):
        text = f"Answered with {record.status_code}"
    else:
        text = str(record.msg)
    return masked(text)[:LONGEST_MESSAGE]


def short_line(entry):
    """Return the entry as JSON of at most LONGEST_LINE bytes; outer frames go first."""
    line = json.dumps(entry)
    frames = [error["frames"] for error in entry.get("error", ())]
    while len(line) > LONGEST_LINE and any(frames):
        max(frames, key=len).pop(0)
        line = json.dumps(entry)
    return line
