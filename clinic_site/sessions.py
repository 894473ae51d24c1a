"""Where logins are kept: Django's table, asked only for keys that Django could have made."""

from django.contrib.sessions.backends import db


class SessionStore(db.SessionStore):
    """Ignores cookies that hold no session key.

    A cookie may carry NUL in an octal escape, and PostgreSQL raises an error when it is asked for a
    text with NUL, so that every page would answer 500 to whoever sends one.
    """

    def _validate_session_key(self, key):
        return super()._validate_session_key(key) and key.isascii() and key.isalnum()
