"""Where forms for patients are sent to."""

from django.views.decorators.csrf import csrf_exempt
from wagtail.views import serve


@csrf_exempt
def send_request(request, slug):
    """Answer `/<slug>/send/` as Wagtail does, but without asking for the cookie of a form.

    Readers get no cookie; `pages/requests/answering.py` asks who has sent the form instead. No
    other page does anything with what is posted to it.
    """
    return serve(request, f"{slug}/send/")
