"""The site's address: HTTPS, the proxy in front, the record that links are made of; debug, time."""

from django.conf import settings
from wagtail.models import Site

from clinic_site.settings.environment import env

from .finding import advice, must


def debug():
    """Yield a finding if errors would show code and settings to readers."""
    if settings.DEBUG:
        yield must(
            "DEBUG is on: errors show code and settings to readers. "
            "Use clinic_site.settings.production."
        )


def https():
    """Yield a finding if the site has no address for the public yet."""
    if not settings.SITE_ADDRESS.is_https:
        yield advice(
            f"SITE_URL is {settings.SITE_URL}, so only this machine can use the site. "
            "Set it to an address with https:// before others do."
        )


def proxy():
    """Yield a finding if what the site believes about the proxy does not fit its address."""
    if settings.SITE_ADDRESS.is_https and not settings.BEHIND_PROXY:
        yield must(
            "SITE_URL is https, but BEHIND_PROXY is not true. The site then takes every request "
            "for unencrypted and redirects for ever. Set BEHIND_PROXY=true and let the proxy "
            "overwrite X-Forwarded-Proto and X-Forwarded-For."
        )
    if settings.BEHIND_PROXY and not settings.SITE_ADDRESS.is_https:
        yield must(
            "BEHIND_PROXY is true, but SITE_URL is an address of this machine. Without a proxy "
            "visitors can forge where they come from. Set SITE_URL, or take BEHIND_PROXY out."
        )


def site_record():
    """Yield a finding if links in mail, feeds and sitemap would lead to another address."""
    address = settings.SITE_ADDRESS
    site = Site.objects.filter(is_default_site=True).first()
    if site is None:
        yield must("There is no default site. Run manage.py set_up_site.")
    elif (site.hostname, site.port) != (address.hostname, address.port):
        yield must(
            f"The Site record says {site.root_url}, SITE_URL says {settings.SITE_URL}. "
            "Run manage.py migrate, which makes them agree."
        )


def time_zone():
    """Yield a finding if nobody has said which clock the clinic goes by."""
    if not env.str("TIME_ZONE", default=""):
        yield advice(
            f"TIME_ZONE is not set, so days begin at midnight {settings.TIME_ZONE}. "
            "Set it to the clinic's, such as Europe/Berlin."
        )
