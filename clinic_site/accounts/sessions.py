"""Where logins are kept, and when they end: after a while without work, and at the latest in hours.

docs/decisions/sessions.md says what counts as work.
"""

import time

from django.conf import settings
from django.contrib.auth.signals import user_logged_in
from django.contrib.sessions.backends import db
from django.dispatch import receiver
from django.http import JsonResponse

from .middleware import EditorMiddleware

LOGGED_IN_AT, WORKED_AT = "logged_in_at", "worked_at"  # seconds since 1970
WRITTEN_EVERY = 60  # seconds; more often would be a write for every request
# What open tabs ask for by themselves.
BACKGROUND_VIEWS = {
    "wagtailadmin_editing_sessions:ping",
    "wagtailadmin_editing_sessions:release",
    "wagtailadmin_javascript_catalog",
    "wagtailadmin_sprite",
}
SESSION_STATE = "accounts_session_state"


def seconds_left(session):
    """Return for how many seconds a login goes on without work; 0 or less if it has ended."""
    now = time.time()
    idle_end = session[WORKED_AT] + settings.SESSION_IDLE_MINUTES * 60
    last_end = session[LOGGED_IN_AT] + settings.SESSION_MAX_HOURS * 60 * 60
    return int(min(idle_end, last_end) - now)


class SessionStore(db.SessionStore):
    """Django's table, in which a login that has ended is none.

    Ignores cookies that hold no session key: one may carry NUL in an octal escape, and PostgreSQL
    raises an error when it is asked for a text with NUL, so that every page would answer 500.
    """

    def _validate_session_key(self, key):
        return super()._validate_session_key(key) and key.isascii() and key.isalnum()

    def load(self):
        data = super().load()
        if LOGGED_IN_AT in data and seconds_left(data) <= 0:
            self.delete(self.session_key)
            self._session_key = None
            return {}
        return data


@receiver(user_logged_in)
def start_counting(request, **kwargs):
    """Note when a login began."""
    request.session[LOGGED_IN_AT] = request.session[WORKED_AT] = int(time.time())


class SessionActivityMiddleware(EditorMiddleware):
    """Notes that somebody works in the editor, at most once a minute."""

    def look_at(self, request):
        """Move the end of the login further away if the request is somebody's work."""
        if is_work(request):
            worked_at = request.session.get(WORKED_AT)
            if worked_at is not None and time.time() - worked_at >= WRITTEN_EVERY:
                request.session[WORKED_AT] = int(time.time())


def is_work(request):
    """Say whether a request of the editor was made by somebody, and not by an open tab alone."""
    name = request.resolver_match.view_name
    if name == SESSION_STATE:
        return "worked" in request.GET
    return name not in BACKGROUND_VIEWS


def session_state(request):
    """Answer an open tab, which asks every minute how long the login goes on.

    With `?worked` in the address somebody has typed or clicked since it asked last.
    """
    return JsonResponse({"seconds_left": seconds_left(request.session)})
