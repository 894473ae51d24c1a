"""Values that a process keeps for as long as nothing changes."""

from functools import partial, wraps
from time import monotonic
from typing import NamedTuple

from django.conf import settings

from .faults import faults
from .number import current, has_unsaved_changes

MOST_VALUES = 1000  # of one function or shelf, by their arguments or keys; fewer of large ones


class _Kept(NamedTuple):
    value: object
    generation: int
    made_at: float


class Shelf:
    """Values by key, for whoever reads the number long before the value is made.

    A value is shared by all threads, so nobody may change it. It is kept for at most
    `CACHE_MAX_AGE` seconds. Once there are `most` values all are forgotten.
    """

    def __init__(self, most=MOST_VALUES):
        self._kept = {}
        self._most = most

    def get(self, key, generation, make):
        """Return the value of a key as of a generation; if it is not kept, what `make()` returns.

        `generation` is what `current` returned before anything was read that the value is made of.
        A value with a fault (`tell_of_fault`) is returned and not kept.
        """
        if not may_keep():
            return make()
        found, now = self._kept.get(key), monotonic()
        if (
            found is not None
            and found.generation == generation
            and 0 <= now - found.made_at < settings.CACHE_MAX_AGE
        ):
            return found.value
        faults_before = faults()
        value = make()
        if len(self._kept) >= self._most:
            self._kept.clear()
        if may_keep() and faults() == faults_before:  # `make` itself may have written
            self._kept[key] = _Kept(value, generation, now)
        return value


def may_keep():
    """Tell whether what is read now may be kept: not with `CACHING` off, and not in a transaction
    that has made changes of its own.
    """
    return settings.CACHING and not has_unsaved_changes()


def for_this_generation(function=None, *, most=MOST_VALUES):
    """Decorate a function whose value may be kept until a reader could see a change.

    Its arguments have to be hashable, and its value is kept on a `Shelf` by them; a function that
    depends on the day or the language takes it as an argument. Where nothing may be kept, the
    function is called each time. With `most` it decorates as `@for_this_generation(most=50)`.
    """
    if function is None:
        return partial(for_this_generation, most=most)
    shelf = Shelf(most)

    @wraps(function)
    def at_most_once(*arguments):
        return shelf.get(arguments, current(), lambda: function(*arguments))

    return at_most_once
