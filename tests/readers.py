"""Readers who ask a served site without a pause, and what came of each request."""

import threading
import time
from collections import Counter
from http.client import HTTPConnection, HTTPException


class Readers:
    """Threads that ask for a path until they are stopped; every second one keeps its connection.

    Once connected, a reader may let `pause` seconds pass before asking. `outcomes` counts statuses,
    "refused" where nobody listened, and other errors by their text; `times` holds the seconds that
    each answer with status 200 took.
    """

    def __init__(self, port, path, count, timeout, pause=0):
        self.port, self.path, self.timeout, self.pause = port, path, timeout, pause
        self.outcomes, self.times = Counter(), []
        self.is_enough = threading.Event()
        self.threads = [
            threading.Thread(target=self._read, args=(number % 2 == 0,)) for number in range(count)
        ]

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *error):
        self.is_enough.set()
        for thread in self.threads:
            thread.join()

    def _read(self, keeps):
        connection = HTTPConnection("127.0.0.1", self.port, timeout=self.timeout)
        while not self.is_enough.is_set():
            started = time.monotonic()
            outcome = self._ask(connection)
            self.outcomes[outcome] += 1
            if outcome == 200:
                self.times.append(time.monotonic() - started)
            if not keeps or outcome != 200:
                connection.close()
        connection.close()

    def _ask(self, connection):
        try:
            if connection.sock is None:
                connection.connect()
            time.sleep(self.pause)
            connection.request("GET", self.path)
            answer = connection.getresponse()
            answer.read()
        except ConnectionRefusedError:
            time.sleep(0.05)
            return "refused"
        except (OSError, HTTPException) as error:
            return repr(error)
        return answer.status
