"""Bringing a library of references in from the editor: choose files, look, confirm, report.

Between the steps the records travel in the form, signed: nothing is kept on the server for somebody
who never comes back, and any web server can take the next step.
"""

import io
from dataclasses import asdict, astuple

from django import forms
from django.core import signing
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from blog.evidence.importing import Record, Row, import_records, preview_records, records_of
from blog.evidence.report import summary, write_report
from blog.models import Study

LARGEST_UPLOAD = 4_000_000  # bytes of all files together; the command takes larger ones
MOST_ROWS_SHOWN = 500
RECORDS, ROWS = "blog.import.records", "blog.import.rows"
HOURS = 12 * 60 * 60  # how long somebody may look before confirming, in seconds


class SeveralFilesInput(forms.ClearableFileInput):
    """The browser's file field, for more than one file."""

    allow_multiple_selected = True


class SeveralFilesField(forms.FileField):
    """Takes one or more files; its value is a list."""

    widget = SeveralFilesInput

    def clean(self, data, initial=None):
        files = data or [None]
        files = [super(SeveralFilesField, self).clean(file, initial) for file in files]
        if sum(file.size for file in files) > LARGEST_UPLOAD:
            size = {"size": LARGEST_UPLOAD // 1_000_000}
            raise ValidationError(
                _(
                    "Together the files are larger than %(size)d MB. Split them, or ask whoever "
                    "runs the site to use “manage.py import_studies”."
                )
                % size
            )
        return files


class LibraryForm(forms.Form):
    """The files to import."""

    files = SeveralFilesField(
        label=gettext_lazy("Files"),
        help_text=gettext_lazy(
            "RIS, BibTeX, PubMed (.nbib) or CSL-JSON, as reference managers and PubMed export them."
        ),
    )


class SignedForm(forms.Form):
    """Values that come back from the browser as they were sent."""

    salt = ""
    signed = forms.CharField(widget=forms.HiddenInput)

    def clean_signed(self):
        try:
            return signing.loads(self.cleaned_data["signed"], salt=self.salt, max_age=HOURS)
        except signing.BadSignature as error:
            raise ValidationError(_("The form is too old. Choose the files again.")) from error


class ConfirmForm(SignedForm):
    """The records that somebody has looked at."""

    salt = RECORDS


class ReportForm(SignedForm):
    """The rows of a report."""

    salt = ROWS


class ImportStepView(WagtailAdminTemplateMixin, FormView):
    """What the steps of an import have in common: who may take them, and where they stand."""

    header_icon = "upload"
    page_title = gettext_lazy("Import studies")

    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_perm("blog.add_study"):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        studies = reverse(Study.snippet_viewset.get_url_name("list"))
        return [
            *self.breadcrumbs_items,
            {"url": studies, "label": _("Studies")},
            {"url": "", "label": self.get_page_title()},
        ]

    def form_invalid(self, form):
        """Begin again, with what was wrong on the field for files."""
        first = LibraryForm()
        messages = [message for field in form.errors.values() for message in field]
        context = {"form": first, "messages_above": messages}
        return self.response_class(
            self.request, ChooseFilesView.template_name, self.get_context_data(**context)
        )

    def show_rows(self, template, rows, **context):
        """Answer with a page that lists rows, at most MOST_ROWS_SHOWN of them."""
        context |= {
            "rows": rows[:MOST_ROWS_SHOWN],
            "more": max(0, len(rows) - MOST_ROWS_SHOWN),
            "summary": summary(rows),
        }
        return self.response_class(self.request, template, self.get_context_data(**context))


class ChooseFilesView(ImportStepView):
    """Take files, and show what would become of each record. Saves nothing."""

    form_class = LibraryForm
    template_name = "blog/admin/import_studies.html"

    def form_invalid(self, form):
        return self.render_to_response(self.get_context_data(form=form))

    def form_valid(self, form):
        records = [
            record
            for file in form.cleaned_data["files"]
            for record in records_of(file.name, file.read())
        ]
        signed = signing.dumps([asdict(record) for record in records], salt=RECORDS, compress=True)
        return self.show_rows(
            "blog/admin/import_studies_preview.html",
            list(preview_records(records)),
            form=ConfirmForm(initial={"signed": signed}),
        )


class ConfirmImportView(ImportStepView):
    """Save the records that were shown, all or none, and show what became of each."""

    form_class = ConfirmForm
    http_method_names = ["post"]

    def form_valid(self, form):
        records = [Record(**record) for record in form.cleaned_data["signed"]]
        with transaction.atomic():
            rows = list(import_records(records))
        signed = signing.dumps([astuple(row) for row in rows], salt=ROWS, compress=True)
        return self.show_rows(
            "blog/admin/import_studies_result.html",
            rows,
            form=ReportForm(initial={"signed": signed}),
        )


class ImportReportView(ImportStepView):
    """Give the rows of an import as CSV."""

    form_class = ReportForm
    http_method_names = ["post"]

    def form_valid(self, form):
        table = io.StringIO(newline="")
        write_report(table, [Row(*row) for row in form.cleaned_data["signed"]])
        response = HttpResponse(table.getvalue(), content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = 'attachment; filename="imported-studies.csv"'
        return response
