"""Which records of the site a citation without one may mean. Pure: a person confirms."""

from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.utils import default_process

from blog.studies.text import title_key
from blog.studies.vocabulary import Design

MOST = 3
LIKELY = 0.6  # of 1; the journal alone is not enough where the words speak against it
SAME_JOURNAL = 90  # of 100: “The Oncologist” and “Oncologist”, but not “Pain” and “Pain Medicine”
UNRELATED_WORDS = 45  # of 100: what any two texts about treatments have in common
JOURNAL, DESIGN, WORDS = 5, 2, 3  # how much each counts
REVIEWS = {Design.SYSTEMATIC_REVIEW, Design.META_ANALYSIS}


@dataclass(frozen=True)
class Hint:
    """What the text says of a study: the journal, the design, and words of finding or heading."""

    journal: str = ""
    design: str = ""
    words: str = ""

    @property
    def is_empty(self):
        return not (self.journal or self.words)


@dataclass(frozen=True)
class Suggestion:
    """A study that may be meant; `likelihood` is between 0 and 1, to sort by and not to show."""

    study: object
    likelihood: float


def suggestions(hint, studies):
    """Return at most three Suggestions for a Hint, the likeliest first.

    `studies` are records, or anything with their title, journals, design and appraisal. What the
    text does not say does not count, for or against.
    """
    if hint.is_empty:
        return []
    found = [Suggestion(study, _likelihood(hint, study)) for study in studies]
    likely = [one for one in found if one.likelihood >= LIKELY]
    return sorted(likely, key=lambda one: (-one.likelihood, one.study.title))[:MOST]


def is_same_journal(named, journal):
    """Return whether a journal named in a text is one of a record, spelled in full or shortened."""
    named, journal = _journal_key(named), _journal_key(journal)
    return bool(named and journal) and fuzz.ratio(named, journal) >= SAME_JOURNAL


def _likelihood(hint, study):
    agreement = []
    if hint.journal:
        names = (study.journal, study.journal_abbreviation)
        agreement.append((JOURNAL, any(is_same_journal(hint.journal, name) for name in names)))
    if hint.design and study.design:
        same = hint.design == study.design or {hint.design, study.design} <= REVIEWS
        agreement.append((DESIGN, same))
    if hint.words:
        agreement.append((WORDS, _words_in_common(hint.words, study)))
    return sum(weight * part for weight, part in agreement) / sum(w for w, _part in agreement)


def _words_in_common(words, study):
    told = " ".join(
        (study.title, study.population, study.intervention, study.comparator, study.outcome)
    )
    alike = fuzz.token_set_ratio(words, told, processor=default_process)
    return max(0, alike - UNRELATED_WORDS) / (100 - UNRELATED_WORDS)


def _journal_key(name):
    words = name.casefold().replace("&", " and ").split()
    return title_key("".join(words[1:] if words[:1] == ["the"] else words))
