"""Answers the words of a query with pages and people, and mends what nothing is found for."""

from collections import Counter
from dataclasses import dataclass, field

from wagtail.models import Locale

from pages.models import Person

from .indexes import asking, found
from .kinds import KINDS, PERSON, kind_of
from .misspellings import corrected
from .words import fold, split_words


@dataclass(frozen=True)
class Answer:
    """What was found for `words`: those asked for or, if `is_corrected`, those probably meant.

    `pages` are `(key, kind)`, the best first.
    """

    words: list[str]
    pages: list[tuple[int, str]] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    is_corrected: bool = False

    def __bool__(self):
        return bool(self.pages or self.people)

    def keys(self, kind=None):
        """Return the keys of the pages of a kind, or of all pages."""
        return [key for key, its_kind in self.pages if kind in (None, its_kind)]

    def counts(self):
        """Return how many there are of each kind that there is, in the order of `KINDS`."""
        counted = Counter(kind for _key, kind in self.pages)
        counted[PERSON] = len(self.people)
        return {kind: counted[kind] for kind in KINDS if counted[kind]}


def answer(words, scope):
    """Return the `Answer` to folded words within a `Scope`.

    Somebody who keeps to a topic looks for no people. Words are corrected only when nothing at all
    is found, and only if something is found then.
    """
    with asking():
        return _answer(words, scope)


def _answer(words, scope):
    first = Answer(words, _find_pages(words, scope), [] if scope.only else find_people(words))
    if first:
        return first
    meant = corrected(words, scope)
    second = Answer(meant, _find_pages(meant, scope), is_corrected=True) if meant else None
    return second or first


def _find_pages(words, scope):
    pages = found(words, scope)
    kinds = {content_type: kind_of(content_type) for content_type in {row[1] for row in pages}}
    return [(key, kinds[content_type]) for key, content_type in pages]


def find_people(words):
    """Return the people, by name, in whose names every one of `words` begins a word.

    A clinic has few people, so that all names are read; databases differ in what they know about
    accents.
    """
    people = Person.objects.filter(locale=Locale.get_active()).order_by("name")
    return [person for person in people if _is_named(person.name, words)]


def _is_named(name, words):
    parts = [fold(part) for part in split_words(name)]
    return all(any(part.startswith(word) for part in parts) for word in words)
