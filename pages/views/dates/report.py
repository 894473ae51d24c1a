"""The report on the dates of all pages, from which administrators set many at once."""

from django.db.models import F
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from pages.dates.intervals import SiteIntervals
from pages.dates.states import with_states
from pages.spreadsheets import HarmlessExportMixin

from .report_columns import CHECKBOX, COLUMNS, EXPORTED
from .report_filters import DatesFilterSet

EDITING = ("add", "change", "publish")
# Sort keys of columns, and what they sort by; pages without a value come last either way.
ORDERINGS = {
    "title": "draft_title",
    "state": "urgency",
    "published": "dates__published_on",
    "updated": "dates__updated_on",
    "reviewed": "dates__reviewed_on",
    "due": "dates__due_on",
}


class DatesReport(HarmlessExportMixin, ReportView):
    """Every page that somebody may see in the explorer, with all its dates.

    Pages without `PageDates` are there with empty dates. Aliases are left out: they read the dates
    of their original, which is in the report itself.
    """

    page_title = _("Dates and reviews")
    header_icon = "calendar-check"
    template_name = "pages/admin/dates_report.html"
    index_url_name = "pages_dates_report"
    index_results_url_name = "pages_dates_report_results"
    no_results_message = _("No page matches.")
    permission_policy = page_permission_policy
    any_permission_required = EDITING
    filterset_class = DatesFilterSet
    is_searchable = True
    search_backend_name = None
    search_fields = ["title", "draft_title"]
    default_ordering = "state"
    export_filename = "dates-and-reviews"
    list_export = list(EXPORTED)
    export_headings = {name: heading for name, (heading, _read) in EXPORTED.items()}

    @cached_property
    def may_change_many(self):
        """Whether the user may set dates, owners and intervals from here."""
        return self.request.user.has_perm("pages.correct_dates")

    @cached_property
    def columns(self):
        return [CHECKBOX, *COLUMNS] if self.may_change_many else COLUMNS

    def get_base_queryset(self):
        within = page_permission_policy.explorable_instances(self.request.user)
        pages = Page.objects.filter(pk__in=within.values("pk"), depth__gt=1, alias_of=None)
        return with_states(
            pages.select_related("dates__owner", "dates__reviewer").defer("dates__changes")
        )

    def order_queryset(self, queryset):
        column = F(ORDERINGS[self.ordering.removeprefix("-")])
        first = (
            column.desc(nulls_last=True)
            if self.ordering.startswith("-")
            else column.asc(nulls_last=True)
        )
        return queryset.order_by(first, F("dates__due_on").asc(nulls_last=True), "title", "pk")

    def get_filtered_queryset(self):
        return self.get_queryset()

    def get_context_data(self, *args, **kwargs):
        return {
            **super().get_context_data(*args, **kwargs),
            "may_change_many": self.may_change_many,
        }

    def get_table(self, object_list):
        return super().get_table(self.with_intervals(object_list))

    def as_spreadsheet(self, queryset, spreadsheet_format):
        return super().as_spreadsheet(self.with_intervals(queryset), spreadsheet_format)

    def with_intervals(self, pages):
        """Return pages as a list, each with the interval of its site as `site_interval`."""
        intervals, pages = SiteIntervals(), list(pages)
        for page in pages:
            page.site_interval = intervals.of(page)
        return pages

    def to_row_dict(self, item):
        return {name: read(item) for name, (_heading, read) in EXPORTED.items()}


def asked_for(request):
    """Return the pages of the report that a request's filters and search ask for."""
    report = DatesReport()
    report.setup(request)
    return report.get_queryset()


class DatesReportMenuItem(MenuItem):
    """The report in the menu of whoever may edit some page."""

    def is_shown(self, request):
        return page_permission_policy.user_has_any_permission(request.user, EDITING)
