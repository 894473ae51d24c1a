"""Whether an answer may be kept for other readers: whoever makes it says so to the page cache.

Nothing is kept that does not say so here. What depends on who asks, or can be used once, such as a
form with a token, says nothing.
"""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import wraps

from django.utils import timezone

# In `request.META`, which is the dictionary that the web server made of the request.
MARK = "pages.may_be_kept"


@dataclass
class Permission:
    """To keep an answer until an instant; it depends on these `parameters` of the query alone."""

    parameters: tuple[str, ...]
    until: datetime


def allow_keeping(request, parameters):
    """Let the answer to a request be kept, until midnight: what a day is over for goes then."""
    tomorrow = timezone.localdate() + timedelta(days=1)
    midnight = datetime.combine(tomorrow, time.min, timezone.get_default_timezone())
    request.META[MARK] = Permission(tuple(parameters), midnight)


def keep_no_longer_than(request, instant):
    """Let the answer to a request go at an instant, at which a reader would see something else.

    None for either is no such request or instant.
    """
    permission = request.META.get(MARK) if request else None
    if permission is not None and instant is not None:
        permission.until = min(permission.until, instant)


def may_be_kept(*parameters):
    """Decorate a view whose answers depend on these parameters of the query and on nothing else."""

    def decorator(view):
        @wraps(view)
        def allowing(request, *args, **kwargs):
            allow_keeping(request, parameters)
            return view(request, *args, **kwargs)

        return allowing

    return decorator
