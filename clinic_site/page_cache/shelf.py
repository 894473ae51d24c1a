"""Where a worker keeps answers of one generation: up to so many bytes, the last used ones."""

import time
from collections import OrderedDict
from threading import Lock

from django.conf import settings

MEBIBYTE = 1024 * 1024
MOST_ADDRESSES = 100_000  # whose parameters are known; then all are asked for anew
NEVER = "never"  # in the place of parameters: what is there may not be kept


class Shelf:
    """Answers by `Address` and query. Every method is safe to call from any thread."""

    def __init__(self):
        self._lock = Lock()
        self._generation = None
        self._empty()

    def _empty(self):
        self._answers = OrderedDict()
        self._parameters = {}
        self._bytes = 0

    def _turn_to(self, generation):
        """Empty the shelf if the generation is a later one; tell if it is the shelf's then."""
        if self._generation is None or self._generation < generation:
            self._generation = generation
            self._empty()
        return self._generation == generation

    def parameters_of(self, generation, address):
        """Return what the answer at an address depends on: a tuple, NEVER, or None if unknown."""
        with self._lock:
            return self._parameters.get(address) if self._turn_to(generation) else None

    def find(self, generation, address, query):
        """Return the answer to a canonical query, or None."""
        with self._lock:
            if not self._turn_to(generation):
                return None
            found = self._answers.get((address, query))
            if found is not None and found.until <= time.time():
                self._drop((address, query))
                return None
            if found is not None:
                self._answers.move_to_end((address, query))
            return found

    def learn(self, generation, address, parameters):
        """Note what the answer at an address depends on, or NEVER."""
        with self._lock:
            if self._turn_to(generation):
                if len(self._parameters) >= MOST_ADDRESSES:
                    self._empty()
                self._parameters[address] = parameters

    def put(self, generation, address, query, answer):
        """Keep an answer that was made from what was there in a generation, unless that is over."""
        with self._lock:
            if not self._turn_to(generation):
                return
            self._drop((address, query))
            self._answers[address, query] = answer
            self._bytes += answer.size
            while self._bytes > settings.PAGE_CACHE_MB * MEBIBYTE:
                self._drop(next(iter(self._answers)))

    def _drop(self, key):
        if (answer := self._answers.pop(key, None)) is not None:
            self._bytes -= answer.size
