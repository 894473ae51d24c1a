"""Send text compressed: brotli where the browser takes it, else gzip."""

import gzip
from functools import lru_cache

import brotli
from django.utils.cache import patch_vary_headers

COMPRESSIBLE_TYPES = (
    "text/",
    "application/json",
    "application/xml",
    "application/atom+xml",
    "application/ld+json",
    "application/manifest+json",
    "image/svg+xml",
)
ENCODINGS = ("br", "gzip")  # the best first
GZIP_LEVEL = 6
BROTLI_QUALITY = 5  # a twentieth smaller than 4; 6 to 9 gain nothing more on these pages
SMALLEST_WORTH_IT = 500  # bytes; below this the headers outweigh the gain


@lru_cache(maxsize=100)
def accepted_encodings(header):
    """Return the names of the content codings that an Accept-Encoding header allows.

    A coding with the quality 0 is refused by the browser (RFC 9110, 12.5.3).
    """
    accepted = set()
    for part in header[:200].lower().split(","):
        name, _, parameter = part.partition(";")
        quality = parameter.strip().removeprefix("q=")
        try:
            if quality and float(quality) == 0:
                continue
        except ValueError:
            continue
        accepted.add(name.strip())
    return accepted


def preferred_encoding(accepted):
    """Return the encoding to send to somebody who accepts these: "br", "gzip", or "" for none."""
    return next((name for name in ENCODINGS if name in accepted), "")


def compressed(body, encoding):
    """Return bytes of text in an encoding, one of ENCODINGS."""
    if encoding == "br":
        return brotli.compress(body, mode=brotli.MODE_TEXT, quality=BROTLI_QUALITY)
    return gzip.compress(body, compresslevel=GZIP_LEVEL, mtime=0)


def decompressed(body, encoding):
    """Return what `compressed` made bytes of; the encoding "" is none."""
    if encoding == "br":
        return brotli.decompress(body)
    return gzip.decompress(body) if encoding == "gzip" else body


class CompressionMiddleware:
    """Compress whole text answers; leave files, ranges and streams as they are.

    Django's GZipMiddleware knows no brotli and would also compress pictures and byte ranges.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if (
            response.streaming
            or response.status_code == 206
            or response.has_header("Content-Encoding")
            or not response.get("Content-Type", "").startswith(COMPRESSIBLE_TYPES)
            or len(response.content) < SMALLEST_WORTH_IT
        ):
            return response
        patch_vary_headers(response, ["Accept-Encoding"])
        encoding = preferred_encoding(
            accepted_encodings(request.headers.get("Accept-Encoding", ""))
        )
        if not encoding:
            return response
        response.content = compressed(response.content, encoding)
        response["Content-Encoding"] = encoding
        if response.has_header("Content-Length"):
            response["Content-Length"] = str(len(response.content))
        etag = response.get("ETag", "")
        if etag.startswith('"'):
            response["ETag"] = f"W/{etag}"
        return response
