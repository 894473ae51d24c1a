"""Words that no page has, and the words that somebody may have meant by them."""

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from .indexes import counts, lacking

SHORTEST_WORD = 4  # letters
FROM_HERE_TWO = 6  # letters; two of a longer word may be wrong, and one of a shorter one
MOST_CORRECTED = 3  # words of a query
MOST_CANDIDATES = 8  # for each of them
ENOUGH = 1000  # pages; a word that more have is not more common


def corrected(words, scope):
    """Return words with those that no page of a `Scope` has replaced by what they may have meant.

    Of the words that are near enough, the nearest that some page has is taken, and of two equally
    near ones the more common. Returns None if nothing is wrong, or not all of it can be mended.
    Asks two queries at most.
    """
    if max(map(len, words)) < SHORTEST_WORD:
        return None
    wrong, known = lacking(words, max(map(_distance, words)), scope)
    if not 0 < len(wrong) <= MOST_CORRECTED or min(map(len, wrong)) < SHORTEST_WORD:
        return None
    candidates = {word: _near(word, known) for word in wrong}
    if not all(candidates.values()):
        return None
    common = counts(sorted({one for near in candidates.values() for one in near}), scope, ENOUGH)
    meant = {word: _best(near, common) for word, near in candidates.items()}
    return (
        list(dict.fromkeys(meant.get(word, word) for word in words))
        if all(meant.values())
        else None
    )


def _distance(word):
    """Return how many letters may be wrong, missing, too many, or two in the wrong order."""
    return 2 if len(word) >= FROM_HERE_TWO else 1


def _near(word, known):
    """Return the known words near a word and how far they are, the nearest first."""
    near = extract(
        word, known, scorer=OSA.distance, processor=None, score_cutoff=_distance(word), limit=None
    )
    return dict(
        sorted(((other, apart) for other, apart, _ in near), key=_nearest)[:MOST_CANDIDATES]
    )


def _nearest(near):
    other, apart = near
    return apart, other


def _best(near, common):
    """Return the best of some near words that a page has, or None."""
    return min(
        (other for other in near if common[other]),
        key=lambda other: (near[other], -common[other]),
        default=None,
    )
