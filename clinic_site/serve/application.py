"""What a worker serves: the site, whose last answers say that they are the last."""

import signal
import threading

DRAIN = signal.SIGUSR1


def load_application():
    """Return the WSGI application; called in each worker, and so with the code as it is then.

    After the signal DRAIN each answer carries "Connection: close" (RFC 9112, 9.6): a kept
    connection that is closed without it may have the next request already under way.
    """
    # The handler that a worker inherits from the server would not stop one that is still loading.
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    from clinic_site.wsgi import application

    draining = threading.Event()
    signal.signal(DRAIN, lambda number, frame: draining.set())

    def saying_goodbye(environ, start_response):
        def start(status, headers, *error):
            goodbye = [("Connection", "close")] if draining.is_set() else []
            return start_response(status, [*headers, *goodbye], *error)

        return application(environ, start)

    return saying_goodbye
