"""Wagtail's lists of forms and what was sent, for those who may read it; what they do is logged.

They answer at Wagtail's own addresses, in the place of its views.
"""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import path
from django.utils.translation import gettext_lazy
from wagtail.contrib.forms.views import (
    DeleteSubmissionsView,
    FormPagesListView,
    SubmissionsListView,
)
from wagtail.models import Page

from pages.models import RequestPage

from .audit import DELETE, EXPORT, READ, log_requests
from .permissions import VIEW_REQUESTS
from .spreadsheet import plain_cell


class RequestFormsView(FormPagesListView):
    """The pages with a form. Who may read requests need not be able to change a page."""

    any_permission_required = None

    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_perm(VIEW_REQUESTS):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class RequestListView(SubmissionsListView):
    """The requests of one page, on the screen or as a file."""

    page_title = gettext_lazy("Requests")

    def get_heading(self, queryset, field):
        return plain_cell(super().get_heading(queryset, field))

    def preprocess_field_value(self, field, value, export_format):
        value = super().preprocess_field_value(field, value, export_format)
        # In a workbook each cell says that it is a text; a phone number keeps its plus there.
        return plain_cell(value) if export_format == self.FORMAT_CSV else value

    def render_to_response(self, context, **response_kwargs):
        action = EXPORT if self.is_export else READ
        log_requests(self.form_page, action, len(context["submissions"]), self.request.user)
        return super().render_to_response(context, **response_kwargs)


class DeleteRequestsView(DeleteSubmissionsView):
    """Deletes what is ticked in the list."""

    def get_queryset(self):
        ticked = self.request.GET.getlist("selected-submissions")
        return self.page.get_submissions().filter(pk__in=filter(is_key, ticked))

    def handle_delete(self, submissions):
        log_requests(self.page, DELETE, submissions.count(), self.request.user)
        super().handle_delete(submissions)


def is_key(text):
    """Say whether a text can be the key of a row: what else is posted was not ticked."""
    return text.isascii() and text.isdecimal() and len(text) < 19


def list_requests(request, page_id, results_only=False):
    """Answer the requests of one page; 404 for a page without a form."""
    page = get_object_or_404(Page, pk=page_id).specific
    if not isinstance(page, RequestPage):
        raise Http404
    view = RequestListView.as_view(results_only=results_only)
    return view(request, form_page=page)


def admin_urls():
    """Return the addresses, which come before those of `wagtail.contrib.forms`."""
    requests = "forms/submissions/<int:page_id>/"
    return [
        path("forms/", RequestFormsView.as_view(), name="pages_forms"),
        path(
            "forms/results/",
            RequestFormsView.as_view(results_only=True),
            name="pages_forms_results",
        ),
        path(requests, list_requests, name="pages_requests"),
        path(
            f"{requests}results/",
            list_requests,
            {"results_only": True},
            name="pages_requests_results",
        ),
        path(f"{requests}delete/", DeleteRequestsView.as_view(), name="pages_delete_requests"),
    ]
