"""Answers `/sitemap.xml` with everything that the apps want found."""

from django.contrib.sitemaps.views import sitemap as sitemap_view
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe

from blog.sitemaps import TopicSitemap
from pages.keeping_answers import may_be_kept
from pages.sitemaps import PageSitemap, TeamSitemap

TEN_MINUTES = 10 * 60


@require_safe
@may_be_kept("p")
@conditional_page
@cache_control(public=True, max_age=TEN_MINUTES)
def sitemap(request):
    """Return the sitemap (sitemaps.org) of the site that the request is for."""
    sections = {
        "pages": PageSitemap(request),
        "team": TeamSitemap(request),
        "topics": TopicSitemap(request),
    }
    return sitemap_view(request, sections)
