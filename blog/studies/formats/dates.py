"""Dates as reference files write them, to the parts of a CSL-JSON date."""

import re

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NUMBERS = re.compile(r"(\d{4})(?:[-/.](\d{0,2})(?:[-/.](\d{0,2}))?)?(?![\d])")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_MONTH = re.compile(rf"\b({'|'.join(MONTHS)})[a-z]*", re.IGNORECASE)
_DAY = re.compile(r"(?<![\d/-])\d{1,2}(?![\d/-])")
LONGEST_DATE = 60


def date_parts(text):
    """Return `[year, month, day]` of a date as far as it tells them, or [].

    Takes “2019/11/03/”, “2019-11”, “2017/03//”, “2019 Nov 1”, “2019 Nov-Dec” (its first month),
    “Winter 2019” and “3 November 2019”.
    """
    text = text.strip()[:LONGEST_DATE]
    numbers = _NUMBERS.match(text)
    word = _MONTH.search(text)
    if numbers and not word:
        return _known(*numbers.groups())
    year = _YEAR.search(text)
    if not year:
        return []
    day = _DAY.search(text.replace(year[0], " ", 1)) if word else None
    return _known(year[0], month_number(word[0]) if word else "", day[0] if day else "")


def _known(*parts):
    known = []
    for part in parts:
        if not part or not int(part):
            break
        known.append(int(part))
    return known


def month_number(text):
    """Return 1 to 12 for a month's name, its beginning or its number, else 0."""
    text = text.strip().lower()
    if text.isascii() and text.isdigit():
        return int(text) if len(text) < 3 and int(text) <= 12 else 0
    return MONTHS.index(text[:3]) + 1 if text[:3] in MONTHS else 0


def issued(parts):
    """Return the CSL-JSON date of date parts."""
    return {"date-parts": [parts]} if parts else {}


def parts_of(item):
    """Return the date parts of a clean item, [] if it has no date."""
    return item["issued"]["date-parts"][0] if "issued" in item else []
