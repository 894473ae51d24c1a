"""What a worker serves: the site, whose last answers say that they are the last."""

import signal
import threading

from .closing import accept_no_more

DRAIN, LEAVE = signal.SIGUSR1, signal.SIGUSR2
_draining = threading.Event()


def obey_signals():
    """Handle DRAIN and LEAVE in this process and in all that are forked from it.

    The server calls this before it forks: a worker may be told while it is still loading.
    """
    signal.signal(DRAIN, lambda number, frame: _draining.set())
    signal.signal(LEAVE, lambda number, frame: accept_no_more())


def load_application():
    """Return the WSGI application; called in each worker, and so with the code as it is then.

    After the signal DRAIN each answer carries "Connection: close" (RFC 9112, 9.6): a kept
    connection that is closed without it may have the next request already under way. After the
    signal LEAVE no more connections are accepted: one that is closed before its first request may
    have that under way.
    """
    # The handler that a worker inherits from the server would not stop one that is still loading.
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    from clinic_site.wsgi import application

    def saying_goodbye(environ, start_response):
        def start(status, headers, *error):
            goodbye = [("Connection", "close")] if _draining.is_set() else []
            return start_response(status, [*headers, *goodbye], *error)

        return application(environ, start)

    return saying_goodbye
