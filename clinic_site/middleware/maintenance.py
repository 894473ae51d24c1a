"""While the site is being worked on, readers get a page that says so."""

from django.conf import settings
from django.urls import reverse
from django.utils.functional import cached_property

from clinic_site import maintenance
from clinic_site.errors import bare_page


class MaintenanceMiddleware:
    """Answer 503 to everything but the editor and uploaded pictures, which the editor shows.

    Probes and static files are answered before it. It asks neither database nor session.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    @cached_property
    def open_prefixes(self):
        return reverse("wagtailadmin_home"), settings.MEDIA_URL

    def __call__(self, request):
        # With a slash, so that /admin still leads to /admin/.
        if not maintenance.is_on() or f"{request.path}/".startswith(self.open_prefixes):
            return self.get_response(request)
        minutes = maintenance.minutes()
        response = bare_page("maintenance.html", 503, minutes=minutes)
        response["Retry-After"] = str(minutes * 60)
        return response
