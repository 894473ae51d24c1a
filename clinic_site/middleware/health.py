"""Answers `/health/live` and `/health/ready` for load balancers and supervisors."""

import logging

from django.http import HttpResponse, HttpResponseNotAllowed

from clinic_site.health.checks import problems

LIVE, READY = "/health/live", "/health/ready"

logger = logging.getLogger(__name__)


class HealthMiddleware:
    """Say whether the process runs (live) and whether it can serve readers (ready).

    As middleware and not as a view, because a probe comes with any Host header, such as an address
    within a cluster, and gets no session, no redirect and no page. It tells strangers nothing but
    yes (200) or no (503); the log and `manage.py doctor` say what is wrong.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.path_info not in (LIVE, READY):
            return self.get_response(request)
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(["GET", "HEAD"])
        return answer(is_ready() if request.path_info == READY else True)


def is_ready():
    """Run the checks of readiness, log what failed, and say whether all is well."""
    found = problems()
    for problem in found:
        logger.error("Not ready: %s", problem)
    return not found


def answer(is_well):
    """Return the answer to a probe; no cache may keep it."""
    return HttpResponse(
        "ok\n" if is_well else "not ready\n",
        status=200 if is_well else 503,
        content_type="text/plain; charset=utf-8",
        headers={"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"},
    )
