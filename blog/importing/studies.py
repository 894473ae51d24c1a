"""What a sentence says about a study: the journal it names and the design it states.

Nothing is inferred. A design counts only where the sentence speaks of the study itself: before
the verb that begins its result, so that “a study found that earlier randomised trials …” states
none. No direction or strength is read from any word.
"""

import re

from blog.studies.vocabulary import Design

from .labels import STUDY

MOST_CHARACTERS = 255  # what the site holds of a journal's name

_SMALL = r"(?:of|and|the|in|for|on|&|de|et)"
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)
# A capital first, also inside a word: "eLife", "PLOS ONE", "Evidence-Based Medicine".
_WORD = rf"(?!{_MONTH}\b)[a-z]?[^\W\d_a-z][\w’'&.-]*\w|(?!{_MONTH}\b)[A-Z]"
_NAME = rf"(?:{_WORD})(?:\s+(?:{_SMALL}\s+){{0,2}}(?:{_WORD}))*"
_WHEN = rf"(?:(?:online\s+)?(?:in|on)\s+(?:\d{{1,2}}\s+)?(?:{_MONTH}\s+)?(?:\d{{4}}\s+)?)?"
_JOURNAL = re.compile(
    rf"(?:\b(?:[Pp]ublished|[Aa]ppear(?:ed|s|ing)|[Pp]rinted|[Ff]eatured)\s+(?:online\s+)?{_WHEN}in\s+"
    r"(?:the\s+)?(?:(?:medical|scientific|peer-reviewed)\s+)*(?:journal\s+(?:called\s+)?)?"
    r"|\b(?:[Ii]n|from|of)\s+the\s+journal\s+)"
    rf"[“\"‘]?(?P<name>{_NAME})",
)
_NOT_A_JOURNAL = re.compile(
    r"(?:English|Chinese|German|French|Spanish|Japanese|Korean|China|Japan|Korea|Germany|France|"
    r"Europe|Asia|America|Australia|Canada|(?:The )?United (?:States|Kingdom)|Section|Table|"
    r"Figure)\b.*"
)

_RESULT = re.compile(
    r"\b(?:found|finds|find|showed|shows|show|demonstrated|demonstrates|concluded|concludes|"
    r"suggested|suggests|revealed|reveals|observed|noted|indicated|indicates|reported\s+that|"
    r"reports\s+that|compared|confirmed|confirms)\b",
    re.IGNORECASE,
)
_SELF = re.compile(
    r"(?:^|[.!?]\s+)(?:it|this|the\s+(?:study|paper|trial|work))\s+(?:was|is)\s+(?P<what>an?\s[^.]*)",
    re.IGNORECASE,
)
_STUDY_WORDS = re.compile(
    r"\b(?:study|studies|trial|trials|review|analysis|meta-analysis|guideline|researchers|"
    r"participants|published|journal|cohort)\b",
    re.IGNORECASE,
)
_RANDOMISED = r"(?<!non-)(?<!non )(?<!not )(?<!not a )(?<!quasi-)\brandomi[sz]ed"
# The first that fits: a review of randomised trials is a review.
_DESIGNS = [
    (rf"{pattern}", design)
    for pattern, design in [
        (r"\bmeta-?\s?analys[ie]s\b", Design.META_ANALYSIS),
        (r"\bsystematic(?:\s+\w+)?\s+review", Design.SYSTEMATIC_REVIEW),
        (r"\b(?:narrative|literature)\s+review", Design.NARRATIVE_REVIEW),
        (r"\bguidelines?\b", Design.GUIDELINE),
        (
            rf"{_RANDOMISED}(?:,?\s+(?!\bof\b)[\w-]+){{0,5}}\s+(?:trial|study)\b|\bRCT\b",
            Design.RANDOMISED_TRIAL,
        ),
        (r"\bcohort\b", Design.COHORT),
        (r"\bcase[-–\s]control", Design.CASE_CONTROL),
        (r"\bcase\s+series\b", Design.CASE_SERIES),
        (
            r"\b(?:animal|laboratory|in\s+vitro)\s+(?:study|experiment)|"
            r"\b(?:study|experiment)\s+(?:in|on|of|with)\s+(?:rats|mice|animals|cells)\b",
            Design.LABORATORY,
        ),
        (r"\bcross-sectional\b", Design.OTHER),
    ]
]


def study_label(text):
    """Return the length of the label “Study N:” that a text begins with; 0 if it is no study.

    The label alone is not enough: what follows must name a journal or speak of a study.
    """
    match = STUDY.match(text)
    if not match:
        return 0
    rest = text[match.end() :]
    return match.end() if journal_named(rest) or _STUDY_WORDS.search(rest) else 0


def journal_named(text):
    """Return the name of the journal that a text says a study was published in, or ''.

    “The” belongs to the name only where the text writes it with a capital.
    """
    for match in _JOURNAL.finditer(text):
        name = match["name"].rstrip(".")
        if not _NOT_A_JOURNAL.fullmatch(name) and len(name) <= MOST_CHARACTERS:
            return name
    return ""


def design_stated(text):
    """Return the value of `Design` that a text states about its study, or ''."""
    result = _RESULT.search(text)
    about = [text[: result.start()] if result else text]
    about += [match["what"] for match in _SELF.finditer(text)]
    for part in about:
        for pattern, design in _DESIGNS:
            if re.search(pattern, part, re.IGNORECASE):
                return design.value
    return ""
