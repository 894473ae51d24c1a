"""The cache in Redis, which several web servers share, and without which the site goes on."""

import logging
import time
from functools import wraps

from django.core.cache.backends.dummy import DummyCache
from django.core.cache.backends.redis import RedisCache
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.retry import Retry

logger = logging.getLogger(__name__)

PAUSE = 5  # seconds without asking a Redis that has just failed
# A page that waits longer for its cache is better off without. One retry, because the first use of
# a connection after a restart of Redis fails.
OPTIONS = {
    "socket_connect_timeout": 1,
    "socket_timeout": 1,
    "retry": Retry(NoBackoff(), 1),
}


def _or_nothing(name):
    """Return the method of that name which, while Redis fails, does what an empty cache does."""

    @wraps(getattr(RedisCache, name))
    def method(self, *args, **kwargs):
        if time.monotonic() >= self.ask_again_at:
            try:
                return getattr(RedisCache, name)(self, *args, **kwargs)
            except RedisError as error:
                self.ask_again_at = time.monotonic() + PAUSE
                logger.warning("The cache does not answer, going on without: %s", error)
        return getattr(self.nothing, name)(*args, **kwargs)

    return method


class SpareRedisCache(RedisCache):
    """Django's cache in Redis, which keeps nothing and says so in the log while Redis fails.

    What the site caches can be computed anew, so a reader gets the page and not a 500.
    """

    def __init__(self, server, params):
        super().__init__(server, params)
        self._options = {**OPTIONS, **self._options}
        self.nothing = DummyCache("", {})
        self.ask_again_at = 0

    add = _or_nothing("add")
    get = _or_nothing("get")
    set = _or_nothing("set")
    touch = _or_nothing("touch")
    delete = _or_nothing("delete")
    get_many = _or_nothing("get_many")
    has_key = _or_nothing("has_key")
    incr = _or_nothing("incr")
    set_many = _or_nothing("set_many")
    delete_many = _or_nothing("delete_many")
    clear = _or_nothing("clear")

    def ping(self):
        """Ask Redis itself. Raises ConnectionError, with its reason, if it fails."""
        try:
            self._cache.get_client(write=True).ping()
        except RedisError as error:
            raise ConnectionError(str(error)) from error
