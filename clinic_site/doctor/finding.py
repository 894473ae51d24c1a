"""What a check of `manage.py doctor` gives back."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """A plain sentence or two: what is wrong, and what to do.

    `is_urgent` marks what must be fixed before patients and staff use the site; the rest is advice.
    """

    text: str
    is_urgent: bool


def must(text):
    """Return a finding that must be fixed."""
    return Finding(text, is_urgent=True)


def advice(text):
    """Return a finding that is good to know and harmless for now."""
    return Finding(text, is_urgent=False)
