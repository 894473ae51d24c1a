"""Copying and checking files, with their SHA-256."""

import hashlib

BLOCK_SIZE = 1024 * 1024  # bytes


def blocks(path):
    """Yield the content of the file at `path` in pieces."""
    with path.open("rb") as file:
        while block := file.read(BLOCK_SIZE):
            yield block


def copy(source, target):
    """Copy a file, making the folders above `target`; return `(bytes, SHA-256)` of what was copied.

    Raises FileNotFoundError if the source is gone, other OSErrors as they come.
    """
    content = blocks(source)
    first = next(content, b"")
    target.parent.mkdir(parents=True, exist_ok=True)
    size, total = len(first), hashlib.sha256(first)
    with target.open("wb") as file:
        file.write(first)
        for block in content:
            size += file.write(block)
            total.update(block)
    return size, total.hexdigest()


def checksum(path):
    """Return the SHA-256 of a file, in hexadecimal."""
    total = hashlib.sha256()
    for block in blocks(path):
        total.update(block)
    return total.hexdigest()
