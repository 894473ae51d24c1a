"""Prints addresses of pages."""

from django import template

from pages import addresses

register = template.Library()


@register.simple_tag(takes_context=True)
def path_to(context, page):
    """Return the path of a page on this site, without a query; see `pages.addresses`."""
    return addresses.page_path(page, context["request"])


@register.simple_tag(takes_context=True)
def path_above(context, page):
    """Return the path of the page that a page stands under, without a query."""
    return addresses.path_above(page, context["request"])
