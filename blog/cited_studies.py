"""The records of all studies that an article cites, loaded at once.

Wagtail would load those of the cards with the body, and those of the markers in the text would
cost a second query.
"""

from contextlib import contextmanager
from contextvars import ContextVar

from django.apps import apps

from blog.studies.markers import marker_ids

_at_hand = ContextVar("studies at hand", default=None)


def studies_at_hand():
    """Return the studies loaded for the article being read, by primary key, or None."""
    return _at_hand.get()


@contextmanager
def cited_studies(article):
    """Load the studies of an article; while it lasts, its cards take them from memory.

    Yields a dict of studies by primary key; a merged record's key leads to the one that stands for
    it.
    """
    keys = {*marker_ids(article.introduction), *_keys_in(list(article.body.raw_data))}
    # By name, because the model of articles needs the blocks that need this module.
    found = apps.get_model("blog", "Study").objects.for_reading().in_bulk(keys) if keys else {}
    studies = {key: study.current for key, study in found.items()}
    token = _at_hand.set(studies)
    try:
        yield studies
    finally:
        _at_hand.reset(token)


def _keys_in(raw):
    """Yield the primary keys of the studies cited anywhere in raw stream data."""
    if isinstance(raw, str):
        yield from marker_ids(raw)
    elif isinstance(raw, list):
        for part in raw:
            yield from _keys_in(part)
    elif isinstance(raw, dict):
        if raw.get("type") == "study_citation" and raw["value"].get("study"):
            yield raw["value"]["study"]
        for part in raw.values():
            yield from _keys_in(part)
