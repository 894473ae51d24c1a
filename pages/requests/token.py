"""The signed token of a form: it says when the form was made, so that no cookie has to.

A form that another site sends is refused by `origin.py`; the token makes a robot fetch the page
first, and lets a form go stale.
"""

import secrets
import time
from dataclasses import dataclass

from django.core.signing import BadSignature, Signer

LIFETIME = 4 * 60 * 60  # seconds; long enough to be called away from the form
SALT = "pages.requests.token"


class TokenRefused(ValueError):
    """The token is missing, too old, of another page, or was not made here."""


@dataclass(frozen=True)
class Token:
    """What a token says: for which page it was made, and how many seconds ago."""

    page: int
    age: float


def new_token(page):
    """Return a token for the page with this primary key. No two are the same."""
    return Signer(salt=SALT).sign_object(
        {"page": page, "at": time.time(), "nonce": secrets.token_hex(8)}
    )


def read_token(text, page):
    """Return the `Token` that a form of this page was sent with. Raises TokenRefused."""
    try:
        facts = Signer(salt=SALT).unsign_object(text)
    except BadSignature as error:
        raise TokenRefused("not made here") from error
    token = Token(facts["page"], time.time() - facts["at"])
    if token.page != page or token.age > LIFETIME:
        raise TokenRefused("of another page, or too old")
    return token
