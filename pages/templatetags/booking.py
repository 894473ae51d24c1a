"""Where a patient books."""

from django import template

from pages import booking

register = template.Library()


@register.simple_tag(takes_context=True)
def booking_link(context, of=None):
    """Return the link by which a patient books; see `pages.booking`. None in a block's preview."""
    if "navigation" not in context:
        return None
    return booking.booking_link(context["clinic"], context["navigation"], of)
