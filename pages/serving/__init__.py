"""The road from an address to the page that answers it, short: see docs/decisions/road.md."""

from .view import serve

__all__ = ["serve"]
