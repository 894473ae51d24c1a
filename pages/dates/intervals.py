"""How long reviews hold on each site."""

from django.utils.functional import cached_property
from wagtail.models import Site

from pages.models import ClinicSettings
from pages.models.clinic import DEFAULT_REVIEW_INTERVAL


class SiteIntervals:
    """The sites' intervals, read once for many pages."""

    @cached_property
    def _by_site(self):
        return dict(ClinicSettings.objects.values_list("site", "review_interval_months"))

    @cached_property
    def _sites(self):
        return Site.get_site_root_paths()

    def of(self, page):
        """Return the months between reviews on the site that a page belongs to.

        The first site whose tree holds the page counts, as for Wagtail's `Page.get_site`.
        """
        for site in self._sites:
            if page.url_path.startswith(site.root_path):
                return self._by_site.get(site.site_id, DEFAULT_REVIEW_INTERVAL)
        return DEFAULT_REVIEW_INTERVAL
