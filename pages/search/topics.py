"""What a search can be narrowed to by subject; apps offer it by the hook TOPIC_HOOK.

The hook's functions take a site and return a list of `SearchTopic`s.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import QuerySet
from wagtail import hooks

TOPIC_HOOK = "search_topics"


@dataclass(frozen=True)
class SearchTopic:
    """A subject; `pages()` gives a queryset of one column, the keys of the pages about it."""

    slug: str
    name: str
    pages: Callable[[], QuerySet]


def topics_of(site):
    """Return the subjects that a search on a site can be narrowed to, by slug."""
    offered = (topic for offer in hooks.get_hooks(TOPIC_HOOK) for topic in offer(site))
    return {topic.slug: topic for topic in offered}
