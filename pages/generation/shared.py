"""The number of several machines, in the Redis that they share."""

import logging
import threading
import time

import redis
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.retry import Retry

logger = logging.getLogger(__name__)

KEY = "clinic:generation"
INTERVAL = 0.25  # seconds between two questions of a process
PAUSE = 5  # seconds without asking a Redis that has just failed
PATIENCE = 0.5  # seconds to wait for an answer


class SharedNumber:
    """Keeps the `MachineNumber` of this machine equal to the number in the Redis at `url`.

    While Redis fails each machine counts for itself and says so in the log; it tells the others
    when Redis is back. A Redis that has lost its number is given a greater one than any machine
    has seen.
    """

    def __init__(self, url, machine):
        self._redis = redis.Redis.from_url(
            url,
            socket_timeout=PATIENCE,
            socket_connect_timeout=PATIENCE,
            retry=Retry(NoBackoff(), 1),
        )
        self._machine = machine
        self._asking = threading.Lock()
        self._ask_again_at = 0

    def keep_up(self):
        """Learn of changes on other machines, unless that was just done or is being done."""
        if time.monotonic() < self._ask_again_at or not self._asking.acquire(blocking=False):
            return
        try:
            self._ask_again_at = time.monotonic() + INTERVAL
            self._ask()
        finally:
            self._asking.release()

    def _ask(self):
        try:
            number = int(self._redis.get(KEY) or 0)
        except RedisError as error:
            self._failed(error)
            return
        if self._machine.owes or number < self._machine.read():
            self.tell()
        elif number > self._machine.read():
            self._machine.follow(number)

    def tell(self):
        """Let the shared number grow past what every machine has seen, or owe it."""
        try:
            number = self._redis.incr(KEY)
            behind = self._machine.read() - number
            if behind > 0:  # it was lost, and others may be ahead of this machine
                number = self._redis.incrby(KEY, behind + 1)
        except RedisError as error:
            self._failed(error)
        else:
            self._machine.settle(number)

    def _failed(self, error):
        self._ask_again_at = time.monotonic() + PAUSE
        logger.warning("Other machines cannot be told of changes for now: %s", error)
