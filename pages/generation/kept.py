"""Values that a process keeps for as long as nothing changes."""

from functools import partial, wraps
from time import monotonic
from typing import NamedTuple

from django.conf import settings

from .number import current, has_unsaved_changes

MOST_VALUES = 1000  # of one function, by its arguments; then all are forgotten


class _Kept(NamedTuple):
    value: object
    generation: int
    made_at: float


def for_this_generation(function=None, *, most=MOST_VALUES):
    """Decorate a function whose value may be kept until a reader could see a change.

    Its arguments have to be hashable; the value is shared by all threads, so nobody may change it.
    It is kept for at most `CACHE_MAX_AGE` seconds; a function that depends on the day or the
    language takes it as an argument. With `CACHING` off, and in a transaction that has made
    changes of its own, the function is called each time. Large values want a smaller `most`.
    """
    if function is None:
        return partial(for_this_generation, most=most)
    kept = {}

    @wraps(function)
    def at_most_once(*arguments):
        if not settings.CACHING or has_unsaved_changes():
            return function(*arguments)
        generation, now = current(), monotonic()
        found = kept.get(arguments)
        if (
            found is not None
            and found.generation == generation
            and 0 <= now - found.made_at < settings.CACHE_MAX_AGE
        ):
            return found.value
        value = function(*arguments)
        if len(kept) >= most:
            kept.clear()
        if not has_unsaved_changes():  # the function itself may have written
            kept[arguments] = _Kept(value, generation, now)
        return value

    return at_most_once
