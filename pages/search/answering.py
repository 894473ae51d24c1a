"""Answers the words of a query with pages and people, and mends what nothing is found for."""

from dataclasses import dataclass, field

from django.utils.translation import get_language
from wagtail.coreutils import get_supported_content_language_variant

from pages.models import Person

from .indexes import Found, asking, found
from .kinds import KINDS, PERSON, kind_of, types_of
from .misspellings import corrected
from .words import fold, split_words


@dataclass(frozen=True)
class Answer:
    """What was found for `words`: those asked for or, if `is_corrected`, those probably meant."""

    words: tuple[str, ...]
    found: Found
    people: list[Person] = field(default_factory=list)
    is_corrected: bool = False

    def __bool__(self):
        return bool(self.found or self.people)

    @property
    def keys(self):
        """The keys of the pages asked for, the best first."""
        return self.found.keys

    def counts(self):
        """Return how many there are of each kind that there is, in the order of `KINDS`."""
        counted = dict.fromkeys(KINDS, 0) | {PERSON: len(self.people)}
        for content_type, count in self.found.counts.items():
            counted[kind_of(content_type)] += count
        return {kind: count for kind, count in counted.items() if count}


def answer(words, scope, kind=None, places=range(10)):
    """Return the `Answer` to folded words within a `Scope`.

    Its keys are those at some `places`, a range from 0, among the pages of a kind, None for all of
    them. Somebody who keeps to a topic looks for no people. Words are corrected only when nothing
    at all is found, and only if something is found then.
    """
    types = None if kind is None else types_of(kind)
    with asking():
        people = [] if scope.only else find_people(words)
        first = Answer(tuple(words), found(words, scope, types, places), people)
        if first:
            return first
        meant = corrected(words, scope)
        if not meant:
            return first
        second = Answer(tuple(meant), found(meant, scope, types, places), is_corrected=True)
        return second or first


def find_people(words):
    """Return the people, by name, in whose names every one of `words` begins a word.

    A clinic has few people, so that all names are read; databases differ in what they know about
    accents.
    """
    language = get_supported_content_language_variant(get_language())
    names = Person.objects.filter(locale__language_code=language).values_list("pk", "name")
    named = [pk for pk, name in names if _is_named(name, words)]
    return list(Person.objects.filter(pk__in=named).for_cards()) if named else []


def _is_named(name, words):
    parts = [fold(part) for part in split_words(name)]
    return all(any(part.startswith(word) for part in parts) for word in words)
