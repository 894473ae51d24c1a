"""Who the clinic is, for whoever prints it: one object, one query."""

from wagtail.models import Locale, Site

from pages.models import ClinicSettings, ClinicTexts


def clinic_of(request):
    """Return the `ClinicTexts` of the request's site in the active language, its `clinic` loaded.

    Kept on the request. A site on which nobody has filled them in gets unsaved ones with the
    defaults.
    """
    if not hasattr(request, "_clinic_texts"):
        request._clinic_texts = _load(Site.find_for_request(request))
    return request._clinic_texts


def _load(site):
    language = Locale.get_active().language_code
    texts = (
        ClinicTexts.objects.select_related("clinic", "clinic__logo", "locale")
        .filter(clinic__site=site)
        .order_by("pk")
    )
    texts = list(texts) if site else []
    for one in texts:
        if one.locale.language_code == language:
            return one
    if texts:
        return texts[0]
    clinic = ClinicSettings.objects.filter(site=site).first() if site else None
    return ClinicTexts(clinic=clinic or ClinicSettings(site=site))
