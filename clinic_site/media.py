"""Uploaded pictures, served by the site itself where no web server stands in front of it."""

import mimetypes
import os
import re
import stat
from pathlib import Path

from django.conf import settings
from django.http import FileResponse, Http404, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, parse_http_date_safe
from django.views.decorators.http import require_safe

# Wagtail gives every upload a name that is not in use; only a deleted picture's name can return.
CACHE_CONTROL = f"public, max-age={30 * 24 * 60 * 60}"
# An upload is never a page: whatever it holds, the browser runs none of it.
CONTENT_POLICY = "default-src 'none'; sandbox"
PICTURE_TYPES = {"image/avif", "image/gif", "image/jpeg", "image/png", "image/webp"}
# Documents may be private; only Wagtail's own view knows who may read them.
REFUSED_FOLDERS = ("documents",)
BLOCK_SIZE = 64 * 1024  # bytes
SINGLE_RANGE = re.compile(r"bytes=\s*(\d{0,18})-(\d{0,18})\s*")

mimetypes.add_type("image/avif", ".avif")
mimetypes.add_type("image/webp", ".webp")


@require_safe
def serve(request, path):
    """Answer with the uploaded file at `path` below MEDIA_ROOT, whole or the one range asked for.

    404 for everything that is not a regular file there, for links that lead elsewhere and for
    documents. Anything but a picture is a download.
    """
    file, status = open_upload(path)
    etag = f'"{status.st_mtime_ns:x}-{status.st_size:x}"'
    content_type = mimetypes.guess_type(path)[0] or "application/octet-stream"
    response = FileResponse(file, content_type=content_type)
    response.block_size = BLOCK_SIZE
    response["Content-Length"] = status.st_size
    response["Accept-Ranges"] = "bytes"
    if content_type not in PICTURE_TYPES:
        response["Content-Disposition"] = "attachment"
    if wanted := wanted_range(request, etag, status):
        response = narrow(response, file, status.st_size, *wanted)
    response["ETag"] = etag
    response["Last-Modified"] = http_date(status.st_mtime)
    response["Cache-Control"] = CACHE_CONTROL
    response["Content-Security-Policy"] = CONTENT_POLICY
    answer = get_conditional_response(request, etag, int(status.st_mtime), response)
    if answer is not response:
        file.close()
    return answer


def open_upload(path):
    """Return `(file, its status)` of a regular file below MEDIA_ROOT; raise Http404 otherwise."""
    root = Path(os.path.realpath(settings.MEDIA_ROOT))
    if "\0" in path or "\\" in path or path.endswith("/"):
        raise Http404
    found = Path(os.path.realpath(root / path))
    if not found.is_relative_to(root) or found.relative_to(root).parts[:1] in (
        (name,) for name in REFUSED_FOLDERS
    ):
        raise Http404
    try:
        status = found.stat()
        if not stat.S_ISREG(status.st_mode):
            raise Http404
        return found.open("rb"), status
    except OSError:  # no such file, a name too long, no right to read it
        raise Http404 from None


def wanted_range(request, etag, status):
    """Return `(first, last)` as the Range header gives them, each a number or None, or None.

    None means the whole file: no range, several, another unit, or a range of an older file
    (If-Range). RFC 9110, 14.2 and 13.1.5.
    """
    match = SINGLE_RANGE.fullmatch(request.headers.get("Range", ""))
    if request.method != "GET" or not match or not any(match.groups()):
        return None
    condition = request.headers.get("If-Range")
    if condition and condition != etag and parse_http_date_safe(condition) != int(status.st_mtime):
        return None
    first, last = (int(number) if number else None for number in match.groups())
    return None if first is not None and last is not None and last < first else (first, last)


def narrow(response, file, size, first, last):
    """Return the response cut down to a range, or 416 if the file has nothing there.

    `first` None means the last `last` bytes, `last` None everything from `first`.
    """
    if first is None:
        first, last = max(size - last, 0), size - 1
    last = size - 1 if last is None else min(last, size - 1)
    if first > last:
        file.close()
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    file.seek(first)
    length = last - first + 1
    response.streaming_content = read_blocks(file, length)
    response.status_code = 206
    response["Content-Range"] = f"bytes {first}-{last}/{size}"
    response["Content-Length"] = length
    return response


def read_blocks(file, length):
    """Yield `length` bytes from where `file` stands, in blocks."""
    while length and (block := file.read(min(BLOCK_SIZE, length))):
        length -= len(block)
        yield block
