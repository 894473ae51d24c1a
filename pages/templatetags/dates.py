"""The one door for dates that readers see."""

from django import template
from django.conf import settings
from django.utils.formats import date_format
from django.utils.html import format_html

register = template.Library()


@register.filter
def long_date(day):
    """Return a date in the site's format: “16 January 2026”. Empty for None.

    A system check makes sure that the format, `DATE_FORMAT`, prints the year.
    """
    return date_format(day, settings.DATE_FORMAT) if day else ""


@register.simple_tag
def time_element(day):
    """Return a `<time>` element that reads as `long_date` and holds the date in ISO 8601."""
    if not day:
        return ""
    return format_html('<time datetime="{}">{}</time>', day.isoformat(), long_date(day))
