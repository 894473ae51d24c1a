"""Stands in place of Wagtail's view for pages, and hands over to it."""

from django.http import Http404
from wagtail import views

from pages.generation import current

from .routes import route
from .sites import site_of


def serve(request, path):
    """Answer with the page at a path, as Wagtail does, hooks included.

    Wagtail keeps site and route on the request; they are found in a shorter way and put there
    before Wagtail's own view looks for them.
    """
    request.generation = current()  # before anything is read
    request._wagtail_site = site = site_of(request)
    try:
        request._wagtail_route_for_request = route(request, site, path) if site else None
    except Http404:
        request._wagtail_route_for_request = None
    return views.serve(request, path)
