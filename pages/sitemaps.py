"""What search engines are told exists: pages and people."""

from django.contrib.sitemaps import Sitemap
from django.urls import reverse
from wagtail.models import Locale, Site

from pages.addresses import page_path
from pages.models import Person
from pages.models.dates import LOADED_DATES, dates_of


class SiteSitemap(Sitemap):
    """A sitemap whose addresses come from Wagtail's Site record, not from the request's host."""

    def __init__(self, request):
        self.request = request
        self.site = Site.find_for_request(request)

    def get_urls(self, page=1, site=None, protocol=None):
        """Return the entries of one page of the sitemap; `site` and `protocol` are not asked."""
        scheme, _, host = self.site.root_url.partition("://")
        return self._urls(page, scheme, host)


class PageSitemap(SiteSitemap):
    """Every public page of the site, with the last day its content changed for readers.

    The rows are read as plain pages, so that the number of queries stays the same however many
    there are and of however many types.
    """

    def items(self):
        return (
            self.site.root_page.get_descendants(inclusive=True)
            .live()
            .public()
            .select_related(*LOADED_DATES)
            .order_by("path")
        )

    def location(self, item):
        return page_path(item, self.request)

    def lastmod(self, item):
        dates = dates_of(item)
        return dates.last_changed_on if dates else None


class TeamSitemap(SiteSitemap):
    """The team, and the profile of each person."""

    def items(self):
        people = Person.objects.filter(locale=Locale.get_active()).order_by("slug")
        return [reverse("team"), *(person.get_absolute_url() for person in people)]

    def location(self, item):
        return item
