"""Answers `/sitemap.xml` with everything that the apps want found, in parts if there is much."""

from django.contrib.sitemaps.views import SitemapIndexItem, x_robots_tag
from django.contrib.sitemaps.views import sitemap as sitemap_view
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe

from blog.sitemaps import TopicSitemap
from pages.addresses import absolute_url
from pages.keeping_answers import may_be_kept
from pages.sitemaps import PageSitemap, TeamSitemap

TEN_MINUTES = 10 * 60
SECTIONS = {"pages": PageSitemap, "team": TeamSitemap, "topics": TopicSitemap}


@require_safe
@may_be_kept("p")
@conditional_page
@cache_control(public=True, max_age=TEN_MINUTES)
def sitemap(request, section=None):
    """Return the sitemap (sitemaps.org) of the site that the request is for, or of one section.

    A site with more entries than one file takes gets an index of the files. Raises Http404 for a
    section or a part (`p`) that is not there.
    """
    sections = {name: make(request) for name, make in SECTIONS.items()}
    if section is None:
        parts = {name: each.paginator.num_pages for name, each in sections.items()}
        if max(parts.values()) > 1:
            return index(request, parts)
    return sitemap_view(request, sections, section)


@x_robots_tag
def index(request, parts):
    """Return the index of all files; `parts` is how many there are of each section."""
    addresses = [
        absolute_url(request, reverse("sitemap_section", args=[name])) + f"?p={number}"
        for name, count in parts.items()
        for number in range(1, count + 1)
    ]
    return TemplateResponse(
        request,
        "sitemap_index.xml",
        {"sitemaps": [SitemapIndexItem(address) for address in addresses]},
        content_type="application/xml",
    )
