"""What `manage.py check` says of this site's own settings."""

from datetime import date, time

from django.conf import settings
from django.core.checks import Error
from django.utils.dateformat import time_format
from django.utils.formats import date_format

TIMES = tuple(time(hour, minute) for hour in range(24) for minute in range(60))
DAYS = (date(1987, 2, 3), date(2026, 11, 30))


def check_date_format(app_configs, **options):
    """Return an error if DATE_FORMAT does not print the whole year, or is no format of a date."""
    hint = "Set it to a format such as “j F Y”, “F j, Y” or “Y-m-d”."
    try:
        prints_year = all(str(day.year) in date_format(day, settings.DATE_FORMAT) for day in DAYS)
    except TypeError:  # for what tells the time, which a day has not
        return [Error("DATE_FORMAT asks for the time of a day.", hint, id="clinic_site.E001")]
    if not prints_year:
        return [Error("DATE_FORMAT does not print the year.", hint, id="clinic_site.E002")]
    return []


def check_time_format(app_configs, **options):
    """Return an error if TIME_FORMAT prints two times of a day alike, or is no format of a time."""
    hint = "Set it to a format such as “G:i” for 17:30, or “f A” for 5:30 PM."
    try:
        printed = {time_format(one, settings.TIME_FORMAT) for one in TIMES}
    except (AttributeError, TypeError):  # for what tells a day, which a time has not
        return [Error("TIME_FORMAT asks for a day.", hint, id="clinic_site.E003")]
    if len(printed) < len(TIMES):
        return [Error("TIME_FORMAT prints two times alike.", hint, id="clinic_site.E004")]
    return []
