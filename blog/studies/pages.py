"""Page ranges as they are stored."""

import re

# A start, and an end that leaves out the digits it shares with it: "2292-302", "S12-8".
_ELIDED = re.compile(r"(?<![\w-])([A-Za-z]{0,3})(\d{1,9})-(\d{1,9})(?![\w-])")


def full_ranges(pages):
    """Return a page range with its end written out: “2292-302” becomes “2292-2302”.

    MEDLINE and EndNote leave out the digits that both ends share; AMA 11 (3.11.10) prints them. An
    end that would come before its start is not a range of pages and stays as it is.
    """
    return _ELIDED.sub(_written_out, pages)


def whole_end(start, end):
    """Return the end of a range with the digits it leaves out: “302” after “2292” is “2302”."""
    return start[: max(len(start) - len(end), 0)] + end


def _written_out(match):
    letters, start, end = match.groups()
    whole = whole_end(start, end)
    if whole == end or int(whole) < int(start):
        return match[0]
    return f"{letters}{start}-{letters}{whole}"
