"""The notices above a page."""

from django import template

from pages.keeping_answers import keep_no_longer_than
from pages.notices import next_change, notices_on

register = template.Library()


@register.simple_tag(takes_context=True)
def site_notices(context):
    """Return the notices that the page being printed carries; see `pages.notices`."""
    clinic = context.get("clinic")
    keep_no_longer_than(context.get("request"), next_change(clinic))
    return notices_on(context.get("page"), clinic)
