"""Addresses of pages: as paths on the site, and absolute for feeds, sitemaps, structured data."""

from urllib.parse import urljoin

from django.conf import settings
from django.urls import reverse
from wagtail.models import Site


def absolute_url(request, path):
    """Return the absolute address of a path (or of an address that is absolute already).

    The host is that of the Site record, never the one that a visitor's request claims.
    """
    site = Site.find_for_request(request)
    return urljoin(site.root_url if site else settings.SITE_URL, path)


def page_path(page, request):
    """Return the path of a page on the request's site, such as `/blog/nerves/`.

    It is what `page.get_url(request)` gives for a page of that site, without asking for the roots
    of all sites first; any other page is asked.
    """
    site = Site.find_for_request(request)
    root = site.root_page.url_path if site else None
    if root is None or not page.url_path.startswith(root):
        return page.get_url(request)
    return reverse("wagtail_serve", args=(page.url_path[len(root) :],))
