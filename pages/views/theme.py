"""The stylesheet of the clinic's colours."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from pages.keeping_answers import may_be_kept
from pages.models import ClinicTexts

FOR_EVER = "public, max-age=31536000, immutable"


@require_safe
@may_be_kept()
def theme(request, digest):
    """Answer `/theme.<hash>.css`: what its hash names never changes, so it is kept for a year.

    A page that was kept from before a change of colours asks for the old hash. It gets the colours
    of today, which nobody may keep under that name.
    """
    current = ClinicTexts.for_request(request).clinic.theme
    if current is None:
        raise Http404
    response = HttpResponse(current.css, content_type="text/css; charset=utf-8")
    response["Cache-Control"] = FOR_EVER if digest == current.hash else "no-store"
    return response
