"""The clinic's colours: every shade of the site, worked out from two."""

from .palette import ColourRefused, refuse_illegible
from .stylesheet import Theme, theme_of

__all__ = ["ColourRefused", "Theme", "refuse_illegible", "theme_of"]
