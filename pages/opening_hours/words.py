"""Hours in words: for the table, for the editor, and for the script that says what is open now."""

from datetime import timedelta
from functools import cache

from django.conf import settings
from django.utils.dateformat import time_format
from django.utils.dates import MONTHS, WEEKDAYS
from django.utils.translation import get_language
from django.utils.translation import gettext as _

DAYS_NAMED_BY_WEEKDAY = 6
NO_BREAK_SPACE = "\u00a0"


def clock(wall_time):
    """Return a time as readers see it: “9:00”, or “9 AM” on a site with a clock of 12 hours.

    A system check makes sure that the format, `TIME_FORMAT`, tells all times apart.
    """
    return time_format(wall_time, settings.TIME_FORMAT)


def plan_in_words(plan):
    """Return the hours of a day: “9:00 to 12:00, 14:00 to 18:00 (by appointment)” or “Closed”."""
    if plan.is_closed:
        return _("Closed")
    parts = [_span_in_words(span) for span in plan.spans]
    if plan.on_request:
        parts.append(_("otherwise by appointment") if parts else _("By appointment"))
    return ", ".join(parts)


def _span_in_words(span):
    times = _("%(opens)s to %(closes)s") % {
        "opens": clock(span.opens),
        "closes": clock(span.closes),
    }
    unbroken = times.replace(" ", NO_BREAK_SPACE)
    return (
        _("%(times)s (by appointment)") % {"times": unbroken} if span.by_appointment else unbroken
    )


def day_in_words(plan):
    """Return the hours of a day with the reason, if it has one: “Closed. Thanksgiving Day”."""
    return ". ".join(part for part in (plan_in_words(plan), plan.note) if part)


def phrases():
    """Return the phrases and names of which the status is made, in the active language.

    `static/js/opening-hours.js` fills in the same ones.
    """
    return _phrases(get_language())


@cache
def _phrases(language):
    return {
        "open": _("Open now, until %(time)s"),
        "open_by_appointment": _("Open by appointment, until %(time)s"),
        "closed": _("Closed now"),
        "today": _("Closed. Opens today at %(time)s"),
        "tomorrow": _("Closed. Opens tomorrow at %(time)s"),
        "weekday": _("Closed. Opens %(weekday)s at %(time)s"),
        "date": _("Closed. Opens %(weekday)s, %(day)s %(month)s %(year)s at %(time)s"),
        "by_appointment": _("%(sentence)s, by appointment"),
        "weekdays": [str(WEEKDAYS[number]) for number in range(7)],
        "months": [str(MONTHS[number]) for number in range(1, 13)],
    }


def status_in_words(status, instant, zone):
    """Return a `Status` at an instant as a sentence: “Open now, until 18:00”.

    Times and days are those of the place's `zone`.
    """
    words = phrases()
    if status.opening is None:
        return words["closed"]
    if status.is_open:
        name = "open_by_appointment" if status.opening.by_appointment else "open"
        return words[name] % {"time": clock(status.opening.ends.astimezone(zone))}
    opens, today = status.opening.starts.astimezone(zone), instant.astimezone(zone).date()
    sentence = words[_how_far(opens.date(), today)] % {
        "time": clock(opens),
        "weekday": words["weekdays"][opens.weekday()],
        "day": opens.day,
        "month": words["months"][opens.month - 1],
        "year": opens.year,
    }
    if status.opening.by_appointment:
        return words["by_appointment"] % {"sentence": sentence}
    return sentence


def _how_far(day, today):
    if day == today:
        return "today"
    if day == today + timedelta(days=1):
        return "tomorrow"
    return "weekday" if day <= today + timedelta(days=DAYS_NAMED_BY_WEEKDAY) else "date"
