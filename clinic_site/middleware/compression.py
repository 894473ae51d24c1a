"""Send text compressed: brotli where the browser takes it, else gzip."""

import gzip
from functools import lru_cache

import brotli
from django.conf import settings
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
BROTLI_QUALITY = 5  # a twentieth smaller than 4; 6 to 9 gain nothing more on these pages
SMALLEST_WORTH_IT = 500  # bytes; below this the headers outweigh the gain


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


COMPRESSORS = {  # the best first
    "br": lambda body: brotli.compress(body, mode=brotli.MODE_TEXT, quality=BROTLI_QUALITY),
    "gzip": lambda body: gzip.compress(body, compresslevel=6, mtime=0),
}


def compressed(encoding, body):
    """Return bytes compressed in one of COMPRESSORS."""
    return COMPRESSORS[encoding](body)


# The same bytes become the same bytes, so these may be kept for any time.
compressed_before = lru_cache(maxsize=128)(compressed)


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
        accepted = accepted_encodings(request.headers.get("Accept-Encoding", ""))
        encoding = next((name for name in COMPRESSORS if name in accepted), None)
        if encoding is None:
            return response
        # Readers carry no cookie, and many of them get the same.
        is_for_many = settings.CACHING and not request.COOKIES
        compress = compressed_before if is_for_many else compressed
        response.content = compress(encoding, response.content)
        response["Content-Encoding"] = encoding
        if response.has_header("Content-Length"):
            response["Content-Length"] = str(len(response.content))
        etag = response.get("ETag", "")
        if etag.startswith('"'):
            response["ETag"] = f"W/{etag}"
        return response
