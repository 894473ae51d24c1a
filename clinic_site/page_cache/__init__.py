"""Keeps whole answers to readers who are not logged in, in each worker, around the application.

`application.py` is what the server calls; `questions.py` says which requests it may answer,
`answers.py` what it keeps of an answer, `shelf.py` for how long, and `turns.py` has a page made
once when many ask for it. docs/decisions/changes-and-caches.md draws the whole way.
"""

from .application import PageCache

__all__ = ["PageCache"]
