"""Months as a calendar counts them."""

from calendar import monthrange
from datetime import date


def add_months(day, months):
    """Return the same day so many months later; the month's last day where there is no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
