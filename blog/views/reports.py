"""What the Reports menu says of the evidence."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permissions import page_permission_policy

from blog.models import Citation, EvidenceChange
from blog.views.study_history import change_in_words
from pages.spreadsheets import HarmlessExportMixin


def _edit_page(row):
    return reverse("wagtailadmin_pages:edit", args=[row.page_id])


def changes_in_words(change):
    """Return what changed in a study as sentences."""
    return " ".join(change_in_words(name, *values) for name, values in change.fields.items())


PAGE = TitleColumn(
    "page", label=_("Page"), accessor="page.get_admin_display_title", get_url=_edit_page
)


class EvidenceReport(HarmlessExportMixin, ReportView):
    """A report on pages, for everybody who may edit some."""

    permission_policy = page_permission_policy
    any_permission_required = ["add", "change", "publish"]
    header_icon = "doc-full-inverse"


class UnverifiedCitations(EvidenceReport):
    """The citations that a reader cannot look up, page by page, and why."""

    page_title = _("Articles with unverified citations")
    index_url_name = "blog_unverified_citations"
    index_results_url_name = "blog_unverified_citations_results"
    no_results_message = _("Readers can look up every study that your articles cite.")
    columns = [
        PAGE,
        Column("citation", label=_("Citation"), accessor="cited"),
        Column("why", label=_("Why"), accessor="why_unverified"),
        Column("state", label=_("Version"), accessor="state.label"),
    ]
    list_export = ["page.get_admin_display_title", "cited", "why_unverified", "state.label"]
    export_headings = {
        "page.get_admin_display_title": _("Page"),
        "cited": _("Citation"),
        "why_unverified": _("Why"),
        "state.label": _("Version"),
    }

    def get_queryset(self):
        citations = Citation.objects.unverified().news().with_state()
        return citations.select_related("page", "revision", "study__shown_as").order_by(
            "page__title", "page", "journal_named", "pk"
        )


class ChangedEvidence(EvidenceReport):
    """The pages whose evidence changed since somebody reviewed them, newest change first."""

    page_title = _("Evidence changed since the last review")
    index_url_name = "blog_changed_evidence"
    index_results_url_name = "blog_changed_evidence_results"
    no_results_message = _("No study has changed since the pages that cite it were reviewed.")
    columns = [
        PAGE,
        Column("study", label=_("Study")),
        Column("what", label=_("What changed"), accessor=changes_in_words),
        DateColumn("changed_at", label=_("When")),
    ]
    list_export = ["page.get_admin_display_title", "study", "changes", "changed_on"]
    export_headings = {
        "page.get_admin_display_title": _("Page"),
        "study": _("Study"),
        "changes": _("What changed"),
        "changed_on": _("When"),
    }

    def get_queryset(self):
        return EvidenceChange.objects.since_review().select_related("page", "study")

    def to_row_dict(self, item):
        item.changes = changes_in_words(item)
        return super().to_row_dict(item)
