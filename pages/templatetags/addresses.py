"""Prints addresses of pages."""

from django import template

from pages.addresses import page_path

register = template.Library()


@register.simple_tag(takes_context=True)
def path_to(context, page):
    """Return the path of a page on this site, without a query; see `pages.addresses`."""
    return page_path(page, context["request"])
