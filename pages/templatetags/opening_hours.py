"""What pages with opening hours carry for the script that says what is open now."""

from django import template

from pages.opening_hours.words import phrases

register = template.Library()


@register.simple_tag
def opening_phrases():
    """Return the phrases that the script fills in, as plain data for `json_script`."""
    return phrases()
