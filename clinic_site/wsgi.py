"""The WSGI application that a web server calls: the site, with the page cache around it."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "clinic_site.settings.production")


def load():
    """Return the application. Raises SystemExit with a sentence if a setting is wrong."""
    try:
        site = get_wsgi_application()
    except ImproperlyConfigured as error:
        sys.exit(str(error))
    # Only now, because it needs the applications that have just been loaded.
    from clinic_site.page_cache import PageCache

    return PageCache(site)


application = load()
