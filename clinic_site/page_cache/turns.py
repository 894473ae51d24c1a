"""When many ask for the same at once, one makes it and the others wait for that."""

from threading import Event, Lock


class Turn:
    """One making of an answer. `answer` is what came of it, None if that may not be shared."""

    def __init__(self):
        self.answer = None
        self._over = Event()

    def end(self):
        """Let those go on who wait."""
        self._over.set()

    def wait(self):
        """Wait for the end."""
        self._over.wait()


class Turns:
    """The turns that are going on."""

    def __init__(self):
        self._lock = Lock()
        self._turns = {}

    def take(self, key):
        """Return the `Turn` for a key, and whether it is the caller's, who then has to `end` it."""
        with self._lock:
            turn = self._turns.get(key)
            if turn is not None:
                return turn, False
            turn = self._turns[key] = Turn()
            return turn, True

    def end(self, key, turn):
        """End a turn; who comes later takes a new one."""
        with self._lock:
            del self._turns[key]
        turn.end()
