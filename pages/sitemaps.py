"""What search engines are told exists: pages and people."""

from django.contrib.sitemaps import Sitemap
from django.urls import reverse
from django.utils.functional import cached_property
from wagtail.models import Locale, Site

from pages.addresses import path_on
from pages.models import Person
from pages.models.dates import LAST_CHANGED_ON

MOST_ENTRIES = 10_000  # in one file; sitemaps.org allows 50,000 and 50 MB, read in one go


class SiteSitemap(Sitemap):
    """A sitemap whose addresses come from Wagtail's Site record, not from the request's host."""

    limit = MOST_ENTRIES

    def __init__(self, request):
        self.request = request
        self.site = Site.find_for_request(request)

    @cached_property
    def paginator(self):
        """Asked for twice: how many parts there are, and what is in one."""
        return super().paginator

    def get_urls(self, page=1, site=None, protocol=None):
        """Return the entries of one page of the sitemap; `site` and `protocol` are not asked."""
        scheme, _, host = self.site.root_url.partition("://")
        return self._urls(page, scheme, host)


class PageSitemap(SiteSitemap):
    """Every public page of the site, with the last day its content changed for readers.

    Of each page two columns are read: a page as an object takes ten times as long to make.
    """

    def items(self):
        pages = self.site.root_page.get_descendants(inclusive=True).live().public()
        return pages.order_by("path").values_list("url_path", LAST_CHANGED_ON)

    def location(self, item):
        url_path, _changed_on = item
        return path_on(self.site, url_path)

    def lastmod(self, item):
        _url_path, changed_on = item
        return changed_on


class TeamSitemap(SiteSitemap):
    """The team, and the profile of each person."""

    def items(self):
        people = Person.objects.filter(locale=Locale.get_active()).order_by("slug")
        return [reverse("team"), *(person.get_absolute_url() for person in people)]

    def location(self, item):
        return item
