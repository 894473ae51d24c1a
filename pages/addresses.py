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


def path_on(site, url_path):
    """Return the path on a site of the page whose `url_path` in the tree is given.

    The page has to stand below the site's root.
    """
    return reverse("wagtail_serve", args=(url_path[len(site.root_page.url_path) :],))


def page_path(page, request):
    """Return the path of a page on the request's site, such as `/blog/nerves/`.

    It is what `page.get_url(request)` gives for a page of that site, without asking for the roots
    of all sites first; any other page is asked.
    """
    site = Site.find_for_request(request)
    if site is None or not page.url_path.startswith(site.root_page.url_path):
        return page.get_url(request)
    return path_on(site, page.url_path)


def path_above(page, request):
    """Return the path of the page that a page below the site's root stands under."""
    return urljoin(page_path(page, request), "../")
