"""The addresses of the report on dates."""

from django.urls import path, reverse

from .report import DatesReport, DatesReportMenuItem


def report_urls():
    """Return the address of the report and that of its results alone."""
    return [
        path("dates/report/", DatesReport.as_view(), name=DatesReport.index_url_name),
        path(
            "dates/report/results/",
            DatesReport.as_view(results_only=True),
            name=DatesReport.index_results_url_name,
        ),
    ]


def report_menu_item():
    """Return the report's item in the Reports menu."""
    return DatesReportMenuItem(
        DatesReport.page_title,
        reverse(DatesReport.index_url_name),
        name="dates-and-reviews",
        icon_name=DatesReport.header_icon,
        order=790,
    )
