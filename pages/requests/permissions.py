"""Who may read requests: those with a permission of their own, whatever pages they may change."""

from django.utils.translation import ngettext
from wagtail.models import Page

from pages.models import RequestPage, RequestSubmission

VIEW_REQUESTS = "pages.view_requests"


def pages_whose_requests_are_shown(user, pages):
    """Return the pages with a form if somebody may read requests, else none of them.

    Wagtail proposes the `pages` that they may change (hook `filter_form_submissions_for_user`).
    """
    if not user.has_perm(VIEW_REQUESTS):
        return Page.objects.none()
    return Page.objects.type(RequestPage)


def reason_not_to_delete(page):
    """Return why a page must stay, in a sentence with what to do, or "".

    Deleting a page deletes the requests of its form, also those that nobody has read.
    """
    below = RequestSubmission.objects.filter(page__path__startswith=page.path).count()
    if not below:
        return ""
    return ngettext(
        "“%(title)s” holds %(count)d request of a patient. Unpublish the page instead, or ask "
        "somebody who may read requests to delete it under Forms.",
        "“%(title)s” holds %(count)d requests of patients. Unpublish the page instead, or ask "
        "somebody who may read requests to delete them under Forms.",
        below,
    ) % {"title": page.title, "count": below}
