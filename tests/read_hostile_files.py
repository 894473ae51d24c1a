"""`python -m tests.read_hostile_files` reads every hostile file within limits.

Each is read in a forked process with two seconds of processor time, and 256 MB beyond what Python
and the file take themselves; the system holds it to that. Prints what each took.
"""

import os
import resource
import sys
import time

from blog.studies.formats import FORMATS, read
from tests.hostile_files import by_hand

SECONDS = 2
MEMORY = 256 * 1024 * 1024


def own_memory():
    """Return the address space that this process takes, in bytes (Linux)."""
    with open("/proc/self/statm", encoding="ascii") as file:
        return int(file.read().split()[0]) * resource.getpagesize()


def read_within_limits(data, format):
    """Read a file in a forked process; return its exit status, 0 if all went well."""
    child = os.fork()
    if child:
        return os.waitpid(child, 0)[1]
    limit = own_memory() + MEMORY
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    count = sum(1 for _entry in read(data, format))
    os._exit(0 if count else 1)


def main():
    """Read every file as the format it pretends to be in; return the exit status."""
    failed = False
    for name, data in by_hand():
        start = time.monotonic()
        format = name.partition(":")[0]
        status = read_within_limits(data, format if format in FORMATS else "")
        failed |= bool(status)
        sys.stdout.write(f"{name}: {time.monotonic() - start:.2f} s, status {status}\n")
    sys.stdout.write("some were not\n" if failed else "every file was kept or refused\n")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
