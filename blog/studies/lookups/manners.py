"""How a service wants to be asked, and what its answers say of that."""

from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

PROGRAM = "clinic-site/0.1"
LONGEST_ANNOUNCED = 60  # seconds; a longer interval is a mistake of the header


@dataclass(frozen=True)
class Manners:
    """How long and how often to ask, and who is asking.

    `timeout` is for one connection or one pause in an answer, `total` for a whole enquiry, `pause`
    before the second attempt (it doubles with each further one); all in seconds.
    """

    contact: str = ""
    timeout: float = 6
    total: float = 15
    attempts: int = 3
    pause: float = 0.5
    most_bytes: int = 5_000_000

    @property
    def user_agent(self):
        """Who asks and how to reach them (Crossref: “Tips for using the REST API”)."""
        return f"{PROGRAM} (mailto:{self.contact})" if self.contact else PROGRAM


def retry_after(headers):
    """Return for how many seconds an answer asks to wait, or None (RFC 9110, 10.2.3)."""
    text = headers.get("Retry-After", "").strip()
    if text.isascii() and text.isdigit():
        return float(text[:6])
    try:
        until = parsedate_to_datetime(text)
    except ValueError:
        return None
    if until.tzinfo is None:
        until = until.replace(tzinfo=UTC)
    return max(0.0, (until - datetime.now(UTC)).total_seconds())


def announced_pause(headers):
    """Return the pause in seconds that keeps to Crossref's `x-rate-limit-` headers."""
    limit = headers.get("x-rate-limit-limit", "")
    interval = headers.get("x-rate-limit-interval", "").removesuffix("s")
    if not all(text.isascii() and text.isdigit() for text in (limit, interval)) or not int(limit):
        return 0.0
    return min(int(interval[:9]), LONGEST_ANNOUNCED) / int(limit)
