"""Public addresses that are not pages of the tree."""

from .people import person, team
from .robots import robots
from .search import refuse_long_query, search
from .theme import theme

__all__ = ["person", "refuse_long_query", "robots", "search", "team", "theme"]
