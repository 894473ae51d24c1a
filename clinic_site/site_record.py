"""Wagtail's record of the site's address, kept equal to SITE_URL."""

from django.apps import apps as current_apps
from django.conf import settings
from wagtail.models import Site

from pages import generation


def follow_site_url(sender=None, apps=current_apps, **kwargs):
    """Give the default Site the host name and port of SITE_URL; runs after every migrate.

    Page addresses in the sitemap, feeds and mail are made from this record. Does nothing where
    there is no such table yet, or no default site (an empty test database).
    """
    try:
        sites = apps.get_model("wagtailcore", "Site").objects
    except LookupError:
        return
    address = settings.SITE_ADDRESS
    changed = (
        sites.filter(is_default_site=True)
        .exclude(hostname=address.hostname, port=address.port)
        .update(hostname=address.hostname, port=address.port)
    )
    if changed:
        Site.clear_site_root_paths_cache()
        generation.bump_on_commit()
