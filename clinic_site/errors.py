"""What readers get when there is nothing else to answer: 400, 403, 404, 429, 500, 503, 507.

Pages made from `bare.html` need no database, no session and no request, because those may be what
is broken.
"""

import logging
import re
import sys
from math import ceil

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.db import Error
from django.http import HttpResponse
from django.middleware.csrf import REASON_NO_CSRF_COOKIE
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from wagtail.models import Site

from pages.search.nearest import nearest_page

from .faults import Fault, fault_of

logger = logging.getLogger(__name__)

STYLESHEET = "css/site.css"
DATABASE_PAUSE = 30  # seconds; a database that restarts is back by then
# Pictures, scripts, what robots try: nobody reads the answer. Pages of an old site end in .html.
FILE_NAME = re.compile(r"\.(?!html?$)[a-z0-9]{1,8}$", re.IGNORECASE)
FILE_PREFIXES = ("/static/", "/media/", "/wp-", "/cgi-bin/")


def bare_page(template, status, **context):
    """Return an answer that needs neither database nor request and that no cache may keep."""
    context |= {"stylesheet": stylesheet_url(), "site_name": settings.WAGTAIL_SITE_NAME}
    response = HttpResponse(render_to_string(template, context), status=status)
    response["Cache-Control"] = "no-store"
    return response


def stylesheet_url():
    """Return the stylesheet's address, also where static files were never collected."""
    try:
        return staticfiles_storage.url(STYLESHEET)
    except ValueError:  # the manifest knows no such file; a page without style is better than none
        return f"{settings.STATIC_URL}{STYLESHEET}"


def bad_request(request, exception):
    """Answer 400: a host, a form or a file that the site does not take."""
    return bare_page("400.html", 400)


def not_found(request, exception):
    """Answer 404: with search and the nearest page, or for a file as cheaply as possible."""
    path = request.path_info
    if is_file(path):
        return bare_page("404_file.html", 404)
    try:
        nearest = nearest_page(path, Site.find_for_request(request))
        return render(request, "404.html", {"nearest": nearest}, status=404)
    except Error:  # Django would answer 500 too, but not say why in the log
        logger.exception("The page for a missing address could not be made.")
        return server_error(request)


def is_file(path):
    """Say whether a path is one that no page of a site has: a file's, or what robots try."""
    return (
        path.startswith(FILE_PREFIXES)
        or "/." in path
        or FILE_NAME.search(path[-20:].rpartition("/")[2]) is not None
    )


def server_error(request):
    """Answer 500: something in the site itself failed; or 503 or 507, if disk or database did."""
    fault = fault_of(sys.exception())
    if fault is None:
        return bare_page("500.html", 500)
    is_change = request.method not in ("GET", "HEAD")
    response = bare_page(f"{fault.value}.html", fault.status, is_change=is_change)
    if fault is Fault.NO_DATABASE:
        response["Retry-After"] = str(DATABASE_PAUSE)
    return response


def too_many_requests(seconds, template="429.html"):
    """Answer 429 with a page that says how long to wait (RFC 6585, 4).

    `template` extends `429.html`; it gets `minutes`.
    """
    response = bare_page(template, 429, minutes=ceil(seconds / 60))
    response["Retry-After"] = str(seconds)
    return response


def csrf_failure(request, reason=""):
    """Answer 403 to a form that may not come from this site (CSRF_FAILURE_VIEW)."""
    if reason == REASON_NO_CSRF_COOKIE:
        explanation = _(
            "Your browser did not send this site's cookie. Allow cookies for this site, go back, "
            "reload the page and send the form again."
        )
    elif reason.startswith(("Origin", "Referer")):
        explanation = _(
            "Your browser says that the form comes from another site. Open this site at "
            "%(address)s, and send the form from there."
        ) % {"address": settings.SITE_URL}
    else:
        explanation = _(
            "The form was open for too long, or you have logged in again since. Go back, reload "
            "the page and send the form again."
        )
    return render(request, "403_csrf.html", {"explanation": explanation}, status=403)
