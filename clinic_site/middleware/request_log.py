"""Gives each request an id and writes one line about it."""

import logging
import re
import secrets
import time
from functools import lru_cache

from django.conf import settings
from django.core.handlers.wsgi import get_path_info

from clinic_site.accounts.throttling import address_in, client_address
from clinic_site.logs.formatter import current_request_id
from clinic_site.logs.masking import masked, short_address

from .health import LIVE, READY

HEADER = "X-Request-ID"
# What proxies make: a UUID or plain hexadecimal digits. Anything else could carry a message.
SANE_ID = re.compile(r"[0-9a-fA-F][0-9a-fA-F-]{14,62}[0-9a-fA-F]")
METHOD = re.compile(r"[A-Z]{1,10}")
LONGEST_PATH = 300  # characters
SECRET_ARGUMENTS = ("token",)  # of addresses, such as the link to set a password

logger = logging.getLogger(__name__)


class RequestLogMiddleware:
    """Log method, path, status, duration and size of each answer, and nothing that names a reader.

    The first middleware, so that it sees every answer, also those of the others. A proxy's
    X-Request-ID is taken over; the answer carries the id, so that somebody who reports an error
    can name the line.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.request_id = request_id_of(request)
        token = current_request_id.set(request.request_id)
        started = time.perf_counter()
        try:
            response = self.get_response(request)
            response[HEADER] = request.request_id
            write_line(request, response, time.perf_counter() - started)
        finally:
            current_request_id.reset(token)
        return response


def request_id_of(request):
    """Return the id that a proxy gave the request, or a new one of 32 hexadecimal digits."""
    return request_id_in(request.META)


def request_id_in(environ):
    """Return the same of what the web server made of a request."""
    given = environ.get("HTTP_X_REQUEST_ID", "")
    return given if SANE_ID.fullmatch(given) else secrets.token_hex(16)


def write_line(request, response, seconds):
    """Log one line about an answer that took this long."""
    level = level_of(request.path_info, response.status_code)
    if not logger.isEnabledFor(level):
        return
    method = request.method if METHOD.fullmatch(request.method or "") else "other"
    fields = {
        "method": method,
        "path": shown_path(request),
        "status": response.status_code,
        "ms": round(seconds * 1000, 1),
        "bytes": 0 if method == "HEAD" else size_of(response),
        "logged_in": is_known_user(request),
        "address": short_address(client_address(request)),
    }
    _log(level, fields)


def log_kept_answer(environ, status, body, seconds, request_id):
    """Log the same line about an answer that was kept; `environ` is the web server's."""
    if not logger.isEnabledFor(logging.INFO):
        return
    fields = {
        "method": environ["REQUEST_METHOD"],
        "path": _masked_again(get_path_info(environ)),
        "status": status,
        "ms": round(seconds * 1000, 1),
        "bytes": sum(map(len, body)),
        "logged_in": False,
        "address": short_address(address_in(environ)),
    }
    token = current_request_id.set(request_id)
    _log(logging.INFO, fields)
    current_request_id.reset(token)


@lru_cache(maxsize=1000)
def _masked_again(path):
    return masked(path)[:LONGEST_PATH]


def _log(level, fields):
    message = (fields["method"], fields["path"], fields["status"])
    logger.log(level, "Answered %s %s with %s", *message, extra={"fields": fields})


def level_of(path, status):
    """Return the level of a line: files and probes come by the dozen and say nothing."""
    if path in (LIVE, READY) or (path.startswith(settings.STATIC_URL) and status < 400):
        return logging.DEBUG
    return logging.WARNING if status >= 500 else logging.INFO


def shown_path(request):
    """Return the path, without query, e-mail addresses and keys that let somebody in."""
    path = request.path
    match = request.resolver_match
    for name in SECRET_ARGUMENTS:
        if match and (value := match.kwargs.get(name)):
            path = path.replace(value, "[secret]")
    return masked(path)[:LONGEST_PATH]


def size_of(response):
    """Return the bytes of an answer's body, or None for a stream that does not say."""
    if not response.streaming:
        return len(response.content)
    length = response.get("Content-Length", "")
    return int(length) if length.isdecimal() else None


def is_known_user(request):
    """Say whether the answer was made for somebody who is logged in.

    Only what was found out for the answer counts: asking anew would cost a query per line.
    """
    user = getattr(request, "_cached_user", None)
    return user is not None and user.is_authenticated
