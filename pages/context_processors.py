"""What `base.html` prints on every page. Lazy: the editor pays for none of it."""

from django.utils.functional import SimpleLazyObject

from .clinic import clinic_of
from .navigation import navigation_of


def site_chrome(request):
    """Add `texts` (ClinicTexts), `clinic` (ClinicSettings) and `navigation` (Navigation)."""
    return {
        "texts": SimpleLazyObject(lambda: clinic_of(request)),
        "clinic": SimpleLazyObject(lambda: clinic_of(request).clinic),
        "navigation": SimpleLazyObject(lambda: navigation_of(request)),
    }
