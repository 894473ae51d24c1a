"""What `base.html` prints on every page. Lazy: the editor pays for none of it."""

from django.utils.functional import SimpleLazyObject

from .models import ClinicTexts
from .navigation import navigation_of


def site_chrome(request):
    """Add `texts` (ClinicTexts), `clinic` (ClinicSettings) and `navigation` (Navigation)."""
    return {
        "texts": SimpleLazyObject(lambda: ClinicTexts.for_request(request)),
        "clinic": SimpleLazyObject(lambda: ClinicTexts.for_request(request).clinic),
        "navigation": SimpleLazyObject(
            lambda: navigation_of(request, ClinicTexts.for_request(request))
        ),
    }
