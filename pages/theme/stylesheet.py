"""A clinic's colours as a stylesheet."""

import hashlib
from dataclasses import dataclass
from functools import lru_cache

from .palette import DARK, LIGHT, palettes

HASH_LENGTH = 12  # hexadecimal digits


@dataclass(frozen=True)
class Theme:
    """A stylesheet that sets the site's custom properties, and the hash it is served under."""

    css: str
    hash: str


@lru_cache(maxsize=16)
def theme_of(brand, accent=""):
    """Return the `Theme` of two colours (`#rrggbb`, the second may be empty).

    Kept by process: it takes some hundredths of a second, and every page names its hash.
    """
    shades = palettes(brand, accent or None)
    css = (
        f":root{{{_properties(shades[LIGHT])}}}"
        f"@media (prefers-color-scheme:dark){{:root{{{_properties(shades[DARK])}}}}}"
    )
    return Theme(css, hashlib.sha256(css.encode()).hexdigest()[:HASH_LENGTH])


def _properties(shades):
    return ";".join(f"--{name}:{shade}" for name, shade in sorted(shades.items()))
