"""The colours, sizes and spaces that `static/css/tokens.css` names, read from there."""

import re
from dataclasses import dataclass
from pathlib import Path

from django.contrib.staticfiles import finders

TOKEN = re.compile(r"^  --(?P<name>[\w-]+): (?P<value>[^;]+);", re.MULTILINE)
SPACES = re.compile(r"s\d")
SIZES = ("small", "body", "lead", "h3", "h2", "h1", "display")


@dataclass(frozen=True)
class Token:
    """A custom property and its value in light."""

    name: str
    value: str


def tokens():
    """Return `{"colours": […], "sizes": […], "spaces": […]}`, each a list of `Token`s in order."""
    css = Path(finders.find("css/tokens.css")).read_text()
    light = css.partition("@media")[0]
    found = [Token(match["name"], match["value"]) for match in TOKEN.finditer(light)]
    return {
        "colours": [token for token in found if token.value.startswith("#")],
        "sizes": [token for token in found if token.name in SIZES],
        "spaces": [token for token in found if SPACES.fullmatch(token.name)],
    }
