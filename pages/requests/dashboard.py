"""The panel of requests on the editor's start page."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Max
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.ui.components import Component
from wagtail.models import PageLogEntry

from pages.models import RequestSubmission

from .audit import EXPORT, READ
from .permissions import VIEW_REQUESTS

MAIL_TAKES = timedelta(minutes=15)  # a first failure and three more attempts


@dataclass
class Waiting:
    """The requests of one page.

    `new` of `count` have come since somebody last looked; about `unmailed` of them nobody has been
    told although it was time to.
    """

    title: str
    url: str
    count: int = 0
    new: int = 0
    unmailed: int = 0
    last_at: datetime | None = None


class WaitingRequests(Component):
    """What patients have asked for, form by form."""

    name = "waiting_requests"
    template_name = "pages/admin/waiting_requests.html"
    order = 60

    class Media:
        css = {"all": ["css/waiting-requests.css"]}

    def __init__(self, forms):
        self.forms = forms

    def get_context_data(self, parent_context):
        return {"forms": self.forms, "unmailed": sum(form.unmailed for form in self.forms)}


def add_waiting_requests(request, panels):
    """Add the panel to the start page of those who may read requests, while there are any."""
    if request.user.has_perm(VIEW_REQUESTS) and (forms := waiting_requests()):
        panels.append(WaitingRequests(forms))


def waiting_requests():
    """Return a `Waiting` for each page that holds requests, by title. Two queries."""
    rows = list(
        RequestSubmission.objects.order_by("page__title", "submit_time").values_list(
            "page", "page__title", "submit_time", "notice", named=True
        )
    )
    looked = _last_looks({row.page for row in rows})
    overdue = timezone.now() - MAIL_TAKES
    found = {}
    for row in rows:
        url = reverse("wagtailforms:list_submissions", args=[row.page])
        form = found.setdefault(row.page, Waiting(row.page__title, url))
        form.count += 1
        form.new += row.submit_time > looked[row.page]
        form.unmailed += (
            row.notice == RequestSubmission.Notice.WAITING and row.submit_time < overdue
        )
        form.last_at = row.submit_time
    return list(found.values())


def _last_looks(pages):
    """Return when somebody last read or exported, by page; long ago where nobody has."""
    looks = PageLogEntry.objects.filter(page__in=pages, action__in=[READ, EXPORT])
    never = datetime.min.replace(tzinfo=timezone.get_default_timezone())
    return defaultdict(
        lambda: never, looks.order_by().values_list("page").annotate(last=Max("timestamp"))
    )
