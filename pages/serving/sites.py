"""Which site a request is for, without a query: there are few sites, so all of them are kept."""

from django.http.request import split_domain_port
from wagtail.models import Site

from pages.generation import for_this_generation


def site_of(request):
    """Return the `Site` of a request with its root page, or None, as Wagtail itself would.

    The first rule that fits: host and port; the host if it is the default site's; the host if it is
    that of one site only; the default site.
    """
    # Like Wagtail's, it does not check the host: whether that is allowed was checked before.
    hostname = split_domain_port(request._get_raw_host())[0]
    port = int(request.get_port())
    sites = _all_sites()
    named = [site for site in sites if site.hostname == hostname]
    exact = [site for site in named if site.port == port]
    default = [site for site in sites if site.is_default_site]
    if exact:
        return exact[0]
    if default and (default[0] in named or len(named) != 1):
        return default[0]
    return named[0] if len(named) == 1 else None


@for_this_generation
def _all_sites():
    return list(Site.objects.select_related("root_page"))
