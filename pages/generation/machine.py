"""A number in a small file that all processes of a machine have in their memory."""

import fcntl
import mmap
import os
import struct
import time
from contextlib import contextmanager

# Two words of 64 bits, each written and read in one piece: the number, and whether other machines
# still have to be told of its last growth.
LAYOUT = "QQ"
NUMBER, OWES = 0, 1


class MachineNumber:
    """The number of this machine, kept in the file at `path`, which is made if it is not there.

    Raises OSError if the file cannot be made or written.
    """

    def __init__(self, path):
        self._path = path
        with self._locked() as file:
            self._words = memoryview(mmap.mmap(file, struct.calcsize(LAYOUT))).cast("Q")

    def read(self):
        """Return the number."""
        return self._words[NUMBER]

    @property
    def owes(self):
        """Whether other machines still have to be told."""
        return bool(self._words[OWES])

    def grow(self, owes):
        """Add one. `owes` says whether there are other machines, which now have to be told."""
        with self._locked():
            self._words[OWES] = owes
            self._words[NUMBER] += 1

    def follow(self, number):
        """Take over a greater number of the machines together; a smaller one changes nothing."""
        with self._locked():
            self._words[NUMBER] = max(self._words[NUMBER], number)

    def settle(self, number):
        """Take over the number that other machines were told."""
        self.follow(number)
        self._words[OWES] = False

    @contextmanager
    def _locked(self):
        """Hold the file's lock. It is opened anew, because processes that fork share a lock."""
        file = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(file, fcntl.LOCK_EX)
            if os.fstat(file).st_size < struct.calcsize(LAYOUT):
                # Starts at the time, so that a file that was lost does not count from 1 again.
                # Written out, because a hole could find no room on the disk later.
                os.pwrite(file, struct.pack(LAYOUT, time.time_ns() // 1000, False), 0)
            yield file
        finally:
            # The mapping keeps the file open, and with it the lock.
            fcntl.flock(file, fcntl.LOCK_UN)
            os.close(file)
