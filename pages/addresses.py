"""Absolute addresses, for whatever leaves the site: feeds, sitemaps, structured data."""

from urllib.parse import urljoin

from django.conf import settings
from wagtail.models import Site


def absolute_url(request, path):
    """Return the absolute address of a path (or of an address that is absolute already).

    The host is that of the Site record, never the one that a visitor's request claims.
    """
    site = Site.find_for_request(request)
    return urljoin(site.root_url if site else settings.SITE_URL, path)
