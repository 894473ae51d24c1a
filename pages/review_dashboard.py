"""What the start page tells of reviews: what is due for somebody, and when the rest will be."""

from django.urls import reverse
from django.utils import timezone
from wagtail.admin.ui.components import Component
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from pages.dates.due import of_account, to_review
from pages.dates.states import counts_of_states
from pages.models import PageDates
from pages.review_chart import ReviewChart

SHOWN = 8


class ReviewsPanel(Component):
    """What is overdue, due soon or asked for of one account, and twelve months ahead.

    `items` holds `(PageDates, address in the editor or "")`; `more` is how many are not shown;
    `counts` is `[(state, pages, address in the report)]` of the whole site for administrators, else
    empty.
    """

    name = "reviews"
    template_name = "pages/admin/reviews_panel.html"
    order = 90

    class Media:
        css = {"all": ["css/reviews.css"]}

    def __init__(self, items, more, counts, chart, today):
        self.context = {
            "items": items,
            "more": more,
            "counts": counts,
            "chart": chart,
            "today": today,
        }

    def get_context_data(self, parent_context):
        return self.context


def add_reviews(request, panels):
    """Add the panel for those who are in charge of a page's reviews, and for administrators."""
    today, account = timezone.localdate(), request.user
    sees_all = account.has_perm("pages.correct_dates")
    rows = PageDates.objects.filter(page__live=True)
    chart = ReviewChart(rows if sees_all else rows.filter(of_account(account)), today)
    mine = to_review(today).filter(of_account(account))
    count = mine.count()
    if sees_all or count or chart.count:
        panels.append(
            ReviewsPanel(
                items=_with_addresses(mine[:SHOWN], account),
                more=max(count - SHOWN, 0),
                counts=_counts(today) if sees_all else [],
                chart=chart,
                today=today,
            )
        )


def _counts(today):
    """Return each state of the whole site, how many pages are in it, and where they are listed."""
    report = reverse("pages_dates_report")
    pages = Page.objects.filter(depth__gt=1, alias_of=None)
    return [
        (state.label, count, f"{report}?state={state.key}")
        for state, count in counts_of_states(pages, today)
    ]


def _with_addresses(rows, account):
    rows = list(rows)
    editable = page_permission_policy.instances_user_has_permission_for(account, "change")
    within_reach = set(
        editable.filter(pk__in=[row.page_id for row in rows]).values_list("pk", flat=True)
    )
    return [
        (
            row,
            reverse("wagtailadmin_pages:edit", args=[row.page_id])
            if row.page_id in within_reach
            else "",
        )
        for row in rows
    ]
