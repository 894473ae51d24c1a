"""Dates as the two styles print them, always in English."""

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def month_first(date):
    """Return `June 11, 2020` for `(2020, 6, 11)`, and what is known of a shorter one (AMA)."""
    if not date:
        return ""
    year, *rest = date
    if not rest:
        return str(year)
    month, *day = rest
    return f"{MONTHS[month - 1]} {day[0]}, {year}" if day else f"{MONTHS[month - 1]} {year}"


def year_first(date):
    """Return `2020 Jun 11` for `(2020, 6, 11)`, and what is known of a shorter one (NLM)."""
    if not date:
        return ""
    year, *rest = date
    return " ".join([str(year), *(MONTHS[rest[0] - 1][:3] for _ in rest[:1]), *map(str, rest[1:])])
