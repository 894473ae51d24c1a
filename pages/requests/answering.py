"""What a page with a form answers: the form, the form again with what is wrong, or thanks.

Whatever is refused comes back as it was typed, and nothing is kept of it here.
"""

from django.core.exceptions import RequestDataTooBig
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from . import keeping, limits
from .origin import comes_from_this_site
from .token import TokenRefused, new_token, read_token

HONEYPOT = "leave-empty"  # with a hyphen, which no question's name has
TOKEN = "form-token"  # noqa: S105 - the name of a field
FASTEST = 3  # seconds; nobody fills in a form in less
SENT = "sent/"


def offer(page, request, form=None, notice="", status=200, token=None):
    """Answer with the form: empty, or as it was typed with a `notice` of what is wrong with it.

    No shared cache may keep the page, because each form has a token of its own that ends.
    """
    form = form or page.get_form(page=page)
    response = page.render(
        request,
        context_overrides={
            "form": form,
            "questions": form.questions(),
            "notice": notice,
            "action": reverse("send_request", args=[page.slug]) if page.slug else "",
            "token_name": TOKEN,
            "token": token or new_token(page.pk),
            "honeypot": HONEYPOT,
            "kept_days": page.kept_days,
        },
    )
    response.status_code = status
    response["Cache-Control"] = "no-store" if request.method == "POST" else "private, no-cache"
    return response


def receive(page, request):
    """Answer a form that was sent: 303 to the page of thanks, or the form again.

    403 for one from another site, 413 for one that is too large, 422 for one that is old or filled
    in wrongly, 429 for one too many.
    """
    if request.method != "POST":
        return HttpResponseRedirect(page.get_url(request))
    try:
        posted = request.POST
    except RequestDataTooBig:
        return offer(page, request, notice=_("That was too much to send."), status=413)
    form = page.get_form(posted, page=page)
    if not comes_from_this_site(request):
        return offer(page, request, form, _foreign(), 403)
    if seconds := limits.seconds_to_wait(request):
        response = offer(page, request, form, _too_often(seconds), 429)
        response["Retry-After"] = str(seconds)
        return response
    text = posted.get(TOKEN, "")
    try:
        token = read_token(text, page.pk)
    except TokenRefused:
        return offer(page, request, form, _stale(), 422)
    if not form.is_valid():
        return offer(page, request, form, status=422, token=text)
    if posted.get(HONEYPOT) or token.age < FASTEST:
        return offer(page, request, form, _robotic(), 422, text)
    keeping.keep(page, form.cleaned_data, text)
    response = HttpResponseRedirect(f"{page.get_url(request)}{SENT}")
    response.status_code = 303  # the browser asks for the next page and forgets the form
    return response


def confirm(page, request):
    """Answer with the page that says what happens next."""
    return page.render(
        request, template="pages/request_sent.html", context_overrides={"noindex": True}
    )


def _foreign():
    return _(
        "Your browser says that another site has sent this form. If you have typed it yourself, "
        "please send it again from here."
    )


def _stale():
    return _("The form was open for too long. Please look it over, and send it again.")


def _robotic():
    return _("That looked like a machine. If you are a person, please send it again.")


def _too_often(seconds):
    minutes = -(-seconds // 60)
    return ngettext(
        "Too many forms have come from your connection. Please send this again in %(count)d "
        "minute, or call us.",
        "Too many forms have come from your connection. Please send this again in %(count)d "
        "minutes, or call us.",
        minutes,
    ) % {"count": minutes}
