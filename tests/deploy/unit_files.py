"""What a unit file for systemd says, read as far as the tests need it."""

import re

SETTING = re.compile(r"(?P<name>[A-Z]\w+)=(?P<value>.*)")


def unit_settings(text):
    """Return the (name, value) pairs of a unit file, with continued lines joined."""
    lines = text.replace("\\\n", " ").splitlines()
    matches = filter(None, map(SETTING.fullmatch, lines))
    return [(match["name"], " ".join(match["value"].split())) for match in matches]


def values(text, name):
    """Return the values of one setting, in the order in which they stand."""
    return [value for known, value in unit_settings(text) if known == name]
