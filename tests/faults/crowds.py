"""Many visitors at once, each in a thread."""

import threading
from contextlib import contextmanager


@contextmanager
def crowd(jobs):
    """Start every job, a function that takes an event; give the event, which tells them to stop.

    It is set at the end, also after an error, and the jobs are waited for.
    """
    stop = threading.Event()
    threads = [threading.Thread(target=job, args=[stop]) for job in jobs]
    for thread in threads:
        thread.start()
    try:
        yield stop
    finally:
        stop.set()
        for thread in threads:
            thread.join()
