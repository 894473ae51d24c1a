"""A whole answer, as it is kept and sent again."""

import hashlib
import time

from django.conf import settings

from clinic_site.middleware.compression import (
    accepted_encodings,
    compressed,
    decompressed,
    preferred_encoding,
)
from clinic_site.middleware.request_log import HEADER as REQUEST_ID
from pages.keeping_answers import MARK

# Keep it, and ask whether it is still the same each time.
REVALIDATE = "public, max-age=0, must-revalidate"
# nginx in front keeps it for a second and does not send this on.
KEPT_BY_PROXY = ("X-Accel-Expires", "1")
UNCACHEABLE = ("private", "no-store", "no-cache")
VARIES_BY = {"accept-encoding", "cookie"}
OWN_HEADERS = {"content-encoding", "content-length", "etag", "last-modified", "x-request-id"}
IN_304 = {"cache-control", "vary", "content-location", "expires", "x-accel-expires"}
OVERHEAD = 2000  # bytes of memory for headers and keys, roughly


class Answer:
    """An answer with status 200: its headers, and its body, compressed if it is worth that."""

    def __init__(self, headers, body, until):
        named = {name.lower(): value for name, value in headers}
        self.until = until  # in seconds since 1970
        self.is_compressible = "accept-encoding" in named.get("vary", "").lower()
        encoding = named.get("content-encoding", "")
        plain = decompressed(body, encoding)
        if self.is_compressible and not encoding:
            encoding, body = "gzip", compressed(body, "gzip")
        self._bodies = {encoding: body}
        # Of compressed ones there will be two, of nearly the same size.
        self.size = OVERHEAD + (2 if encoding else 1) * len(body)  # in memory, roughly
        digest = hashlib.blake2b(plain, digest_size=12).hexdigest()
        self._tag = f'"{digest}"'
        # Weak, because it is the same in every encoding (RFC 9110, 8.8.1).
        self._headers = [
            *((name, value) for name, value in headers if name.lower() not in OWN_HEADERS),
            *([] if "cache-control" in named else [("Cache-Control", REVALIDATE)]),
            *([KEPT_BY_PROXY] if settings.BEHIND_PROXY else []),
            ("ETag", f"W/{self._tag}"),
        ]

    def send(self, environ, start_response, request_id):
        """Send what this request asks for: the body, its headers alone, or 304.

        Returns the status as an int, and the body for the server.
        """
        named = [(REQUEST_ID, request_id)]
        if self._is_known(environ.get("HTTP_IF_NONE_MATCH", "")):
            short = [header for header in self._headers if header[0].lower() in {"etag", *IN_304}]
            start_response("304 Not Modified", short + named)
            return 304, []
        encoding = self._encoding_for(environ.get("HTTP_ACCEPT_ENCODING", ""))
        body = self._body_in(encoding)
        if encoding:
            named.append(("Content-Encoding", encoding))
        named.append(("Content-Length", str(len(body))))
        start_response("200 OK", self._headers + named)
        return 200, [] if environ["REQUEST_METHOD"] == "HEAD" else [body]

    def _is_known(self, tags):
        return self._tag in tags or tags.strip() == "*"

    def _encoding_for(self, accepted):
        return preferred_encoding(accepted_encodings(accepted)) if self.is_compressible else ""

    def _body_in(self, encoding):
        """Return the body in an encoding. The other compressed one is made when first asked for."""
        if encoding in self._bodies:
            return self._bodies[encoding]
        other, body = next(iter(self._bodies.items()))
        plain = decompressed(body, other)
        if not encoding:
            return plain  # for the few who take nothing else
        self._bodies = {other: body, encoding: compressed(plain, encoding)}
        return self._bodies[encoding]


def answer_of(environ, status, headers, response):
    """Return the `Answer` to keep of a response, or None for one that may not be kept.

    Its maker has to have allowed it (`pages.keeping_answers`), and nothing in it may forbid it.
    """
    permission = environ.get(MARK)
    named = {name.lower(): value.lower() for name, value in headers}
    varies_by = {name.strip() for name in named.get("vary", "").split(",") if name.strip()}
    if (
        permission is None
        or not status.startswith("200 ")
        or getattr(response, "streaming", True)
        or "set-cookie" in named
        or any(word in named.get("cache-control", "") for word in UNCACHEABLE)
        or not varies_by <= VARIES_BY
    ):
        return None
    until = min(permission.until.timestamp(), time.time() + settings.CACHE_MAX_AGE)
    return Answer(headers, b"".join(response), until)
