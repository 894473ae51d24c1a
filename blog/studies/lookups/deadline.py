"""A time by which something is over, whatever the other side does."""

import queue
import threading
import time


class Deadline:
    """So many seconds from now."""

    def __init__(self, seconds):
        self._end = time.monotonic() + seconds

    @property
    def left(self):
        """Seconds that are left; 0 once it is over."""
        return max(0.0, self._end - time.monotonic())


def within(seconds, function):
    """Return what a function returns, or None if it takes longer; raise what it raises.

    A function that takes longer goes on in a thread that nobody waits for.
    """
    outcome = queue.SimpleQueue()

    def work():
        try:
            outcome.put((function(), None))
        except BaseException as error:  # noqa: BLE001 - handed to the thread that waits, and raised
            outcome.put((None, error))

    threading.Thread(target=work, daemon=True).start()
    try:
        value, error = outcome.get(timeout=max(0.001, seconds))
    except queue.Empty:
        return None
    if error:
        raise error
    return value
