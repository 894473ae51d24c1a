"""The lines that say when a post was published or updated, in the wordings of site builders."""

import calendar
import re
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from .errors import DateRefused

MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
MONTHS |= {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name}
MONTHS["sept"] = 9

_MONTH = "(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?:,?\s+(?P<year>\d{4}))?"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+)?"
_WORDINGS = [
    re.compile(rf"{_WEEKDAY}{_MONTH}\s+{_DAY}{_YEAR}", re.IGNORECASE),
    re.compile(rf"{_WEEKDAY}{_DAY}(?:\s+of)?\s+{_MONTH}{_YEAR}", re.IGNORECASE),
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})"),
]
_LABEL = re.compile(
    r"(?:(?P<updated>(?:last\s+)?(?:updated|modified|revised|edited))"
    r"|(?P<published>(?:first\s+)?(?:published|posted)|date))"
    r"(?:\s+on)?\s*:?\s+",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"\s*[·•|–—]\s*|\s+-\s+|\s*;\s*")
_READING_TIME = re.compile(r"\d{1,3}\s+min(?:ute)?s?\s+read", re.IGNORECASE)
_LEAP_YEAR = 2024
LONGEST_LINE = 160


@dataclass(frozen=True)
class PartialDate:
    """A day of a month whose year the source may not give."""

    day: int
    month: int
    year: int | None = None

    def __str__(self):
        words = f"{self.day} {calendar.month_name[self.month]}"
        return f"{words} {self.year}" if self.year else words

    def complete(self, year=None):
        """Return the date, in the source's year or else in `year`; None without either.

        Raises DateRefused for 29 February of a year that has none.
        """
        year = self.year or year
        if year is None:
            return None
        try:
            return date(year, self.month, self.day)
        except ValueError as error:
            raise DateRefused(
                _("%(day)s is not a day of %(year)d. Check the year.")
                % {"day": f"{self.day} {calendar.month_name[self.month]}", "year": year}
            ) from error


@dataclass(frozen=True)
class DateLine:
    """The dates of one line; either may be None."""

    published: PartialDate | None = None
    updated: PartialDate | None = None


def read_date(text):
    """Return the PartialDate that a text consists of, or None if it is no real day."""
    for wording in _WORDINGS:
        match = wording.fullmatch(text.strip())
        if match:
            return _real_day(**match.groupdict())
    return None


def _real_day(day, month, year):
    day = int(day)
    month = int(month) if month.isdecimal() else MONTHS[month.lower()]
    year = int(year) if year else None
    try:
        date(year or _LEAP_YEAR, month, day)
    except ValueError:
        return None
    return PartialDate(day, month, year)


def read_date_line(text):
    """Return the DateLine of a line that holds dates and reading times and nothing else, or None.

    A date without a word before it is the published one, as site builders print it. The reading
    time may stand beside it, “Jan 3 · 4 min read”, or alone.
    """
    found = {}
    if len(text) > LONGEST_LINE:
        return None
    for part in _SEPARATOR.split(text.strip()):
        if _READING_TIME.fullmatch(part):
            continue
        label = _LABEL.match(part)
        day = read_date(part[label.end() :] if label else part)
        kind = "updated" if label and label["updated"] else "published"
        if day is None or kind in found:
            return None
        found[kind] = day
    return DateLine(**found)
