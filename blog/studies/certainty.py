"""GRADE certainty as a review or guideline states it, in lines as clinicians type them."""

from .vocabulary import Certainty

LONGEST_OUTCOME = 200
MOST_OUTCOMES = 20


class CertaintyError(ValueError):
    """A line that does not state a certainty; `line` is what was typed."""

    def __init__(self, line):
        self.line = line
        super().__init__(f"“{line}” does not state a certainty.")


def certainties_from_lines(text):
    """Return `{"level", "outcome"}` for lines such as `moderate: fewer migraine days`.

    Raises CertaintyError for the first line without a GRADE level, without an outcome, with one
    longer than LONGEST_OUTCOME characters, or beyond MOST_OUTCOMES lines.
    """
    found = []
    for line in filter(None, (" ".join(line.split()) for line in text.splitlines())):
        level, _colon, outcome = (part.strip() for part in line.partition(":"))
        known = level.casefold() in Certainty.values
        if not known or not 0 < len(outcome) <= LONGEST_OUTCOME or len(found) == MOST_OUTCOMES:
            raise CertaintyError(line)
        found.append({"level": level.casefold(), "outcome": outcome})
    return found


def certainties_to_lines(certainties):
    """Return certainties as lines; the reverse of `certainties_from_lines`."""
    return "\n".join(f"{stated['level']}: {stated['outcome']}" for stated in certainties)
