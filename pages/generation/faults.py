"""Whether what is being made has a fault that may be gone for the next reader."""

import threading

_thread = threading.local()


def tell_of_fault():
    """Let nobody keep what this thread is making now, such as a page that lacks a picture."""
    _thread.faults = faults() + 1


def faults():
    """Return how often this thread has been told; who keeps something compares before and after."""
    return getattr(_thread, "faults", 0)
