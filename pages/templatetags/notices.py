"""The notices above a page."""

from django import template

from pages.notices import notices_on

register = template.Library()


@register.simple_tag(takes_context=True)
def site_notices(context):
    """Return the notices that the page being printed carries; see `pages.notices`."""
    return notices_on(context.get("page"), context.get("clinic"))
