"""The mail that says that a request is waiting, and nothing of what it says."""

from email.utils import formatdate

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django_tasks import task

from pages.models.clinic import ClinicSettings
from pages.models.request_records import RequestSettings, RequestSubmission

Notice = RequestSubmission.Notice


@task(backend="background", priority=10)
def tell_clinic(pk):
    """Send the mail about the request with this primary key, unless it went out or is deleted.

    An error of the mail server fails the task, which is then tried again; until it is sent the
    request says so, and the start page of the editor with it.
    """
    waiting = RequestSubmission.objects.filter(pk=pk, notice=Notice.WAITING)
    submission = waiting.select_related("page").first()
    if submission is None:
        return
    page = submission.page.specific
    addresses = recipients(page)
    if addresses:
        _message(page, addresses, pk, submission.submit_time).send()
    waiting.update(notice=Notice.SENT if addresses else Notice.NONE)


def recipients(page):
    """Return the addresses that hear of a page's requests: the settings', else the clinic's."""
    if own := RequestSettings.current().addresses:
        return own
    clinic = ClinicSettings.objects.filter(site=page.get_site()).first()
    return [clinic.email] if clinic and clinic.email else []


def _message(page, addresses, pk, at):
    context = {"page": page, "url": f"{settings.WAGTAILADMIN_BASE_URL}{page.requests_url}"}
    return EmailMessage(
        _("A request is waiting: %(title)s") % {"title": page.title},
        render_to_string("pages/admin/request_email.txt", context),
        to=addresses,
        # The same at a second attempt, so that it is the same mail.
        headers={
            "Message-ID": f"<request-{pk}-{int(at.timestamp())}@{settings.SITE_ADDRESS.hostname}>",
            "Date": formatdate(at.timestamp()),
        },
        connection=get_connection(settings.MAIL_DELIVERY_BACKEND),
    )
