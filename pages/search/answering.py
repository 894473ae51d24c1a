"""Answers the words of a query with pages and people, and mends what nothing is found for."""

from array import array
from collections import Counter
from dataclasses import dataclass, field

from wagtail.models import Locale

from pages.generation import for_this_generation
from pages.models import Person

from .indexes import asking, found
from .kinds import KINDS, PERSON, kind_of
from .misspellings import corrected
from .words import fold, split_words

MOST_KEPT = 50  # searches of a generation that a process remembers, a word on every page 90 kB
PLACES = {kind: place for place, kind in enumerate(KINDS)}


@dataclass(frozen=True)
class FoundPages:
    """The keys of pages, the best first, and for each of them the place of its kind in `KINDS`."""

    keys: array = field(default_factory=lambda: array("q"))
    places: bytes = b""

    def of(self, kind):
        """Return the keys of the pages of a kind; None for those of all pages."""
        if kind is None:
            return self.keys
        wanted = PLACES[kind]
        return [key for key, place in zip(self.keys, self.places, strict=True) if place == wanted]


@dataclass(frozen=True)
class Answer:
    """What was found for `words`: those asked for or, if `is_corrected`, those probably meant."""

    words: tuple[str, ...]
    pages: FoundPages
    people: list[Person] = field(default_factory=list)
    is_corrected: bool = False

    def __bool__(self):
        return bool(self.pages.keys or self.people)

    def counts(self):
        """Return how many there are of each kind that there is, in the order of `KINDS`."""
        counted = Counter(self.pages.places)
        counted[PLACES[PERSON]] = len(self.people)
        return {kind: counted[place] for kind, place in PLACES.items() if counted[place]}


def answer(words, scope):
    """Return the `Answer` to folded words within a `Scope`.

    Somebody who keeps to a topic looks for no people. Words are corrected only when nothing at all
    is found, and only if something is found then.
    """
    with asking():
        people = [] if scope.only else find_people(words)
        first = Answer(tuple(words), find_pages(tuple(words), scope), people)
        if first:
            return first
        meant = corrected(words, scope)
        pages = find_pages(tuple(meant), scope) if meant else FoundPages()
        return Answer(tuple(meant), pages, is_corrected=True) if pages.keys else first


@for_this_generation(most=MOST_KEPT)
def find_pages(words, scope):
    """Return the `FoundPages` of a `Scope` that have all of the words, a tuple."""
    rows = found(words, scope)
    places = {
        content_type: PLACES[kind_of(content_type)] for content_type in {row[1] for row in rows}
    }
    return FoundPages(array("q", (row[0] for row in rows)), bytes(places[row[1]] for row in rows))


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
