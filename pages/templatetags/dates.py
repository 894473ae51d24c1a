"""The one door for dates that readers see."""

from django import template
from django.utils.formats import date_format
from django.utils.html import format_html

register = template.Library()

LONG_DATE = "j F Y"


@register.filter
def long_date(day):
    """Return a date in words, always with its year: “16 January 2026”. Empty for None."""
    return date_format(day, LONG_DATE) if day else ""


@register.simple_tag
def time_element(day):
    """Return a `<time>` element that reads as `long_date` and holds the date in ISO 8601."""
    if not day:
        return ""
    return format_html('<time datetime="{}">{}</time>', day.isoformat(), long_date(day))
