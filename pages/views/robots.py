"""What crawlers are asked to leave alone."""

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe

from pages.addresses import absolute_url
from pages.keeping_answers import may_be_kept

AN_HOUR = 60 * 60


@require_safe
@may_be_kept()
@conditional_page
@cache_control(public=True, max_age=AN_HOUR)
def robots(request):
    """Answer `/robots.txt` (RFC 9309).

    Pages that must not be indexed say so themselves; a crawler has to fetch them to see it.
    """
    lines = [
        "User-agent: *",
        f"Disallow: {reverse('wagtailadmin_home')}",
        f"Disallow: {reverse('search')}",
        "",
        f"Sitemap: {absolute_url(request, reverse('sitemap'))}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
