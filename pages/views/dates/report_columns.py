"""What the report on dates says of each page, on the screen and in a spreadsheet."""

from django.core.exceptions import ObjectDoesNotExist
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import BulkActionsCheckboxColumn, Column, TitleColumn
from wagtail.permissions import page_permission_policy

from pages.dates.states import states_of
from pages.models import PageDates, PageUpdate


def dates_of(page):
    """Return the page's `PageDates`; an empty one for a page that has none."""
    try:
        return page.dates
    except ObjectDoesNotExist:
        return PageDates(page_id=page.pk)


def short_date(day):
    """Return a date as it stands in a table: “16 Jan 2026”. Empty for None."""
    return date_format(day, "j M Y") if day else ""


def kind_of_change(page):
    """Return what the page's last change was, in a word; empty if it never changed."""
    kind = dates_of(page).updated_kind
    return str(PageUpdate.Kind(kind).label) if kind else ""


def interval_in_words(own, of_site):
    """Return the months between a page's reviews, and if they are the site's; `own` may be None."""
    return str(own) if own is not None else _("%(months)d (the site’s)") % {"months": of_site}


def interval_of(page):
    """Return the same for a page with its `site_interval`."""
    return interval_in_words(dates_of(page).interval_months, page.site_interval)


def states_in_words(page):
    """Return the names of the page's states, the most urgent first."""
    return ", ".join(str(state.label) for state in states_of(page))


# The columns of a spreadsheet: a heading, and what a page has there. Dates stay dates.
EXPORTED = {
    "title": (gettext_lazy("Page"), lambda page: page.get_admin_display_title()),
    "type": (gettext_lazy("Type"), lambda page: page.page_type_display_name),
    "path": (gettext_lazy("Place in the tree"), lambda page: page.url_path),
    "states": (gettext_lazy("State"), states_in_words),
    "published_on": (gettext_lazy("Published"), lambda page: dates_of(page).published_on),
    "updated_on": (gettext_lazy("Updated"), lambda page: dates_of(page).updated_on),
    "updated_kind": (gettext_lazy("Kind of change"), kind_of_change),
    "reviewed_on": (gettext_lazy("Reviewed"), lambda page: dates_of(page).reviewed_on),
    "reviewed_by": (gettext_lazy("Reviewer"), lambda page: dates_of(page).reviewed_by),
    "due_on": (gettext_lazy("Next review due"), lambda page: dates_of(page).due_on),
    "owner": (gettext_lazy("Owner"), lambda page: str(dates_of(page).owner or "")),
    "interval": (gettext_lazy("Months between reviews"), interval_of),
}


class PageColumn(TitleColumn):
    """The page's title, with a link for whoever may edit it, and what type of page it is."""

    cell_template_name = "pages/admin/dates_report_page.html"

    def get_link_url(self, instance, parent_context):
        user = parent_context["request"].user
        may_edit = page_permission_policy.user_has_permission_for_instance(user, "change", instance)
        return reverse("wagtailadmin_pages:edit", args=[instance.pk]) if may_edit else None


class StatesColumn(Column):
    """The page's states, the most urgent one marked."""

    cell_template_name = "pages/admin/dates_report_states.html"

    def get_cell_context_data(self, instance, parent_context):
        context = super().get_cell_context_data(instance, parent_context)
        return {**context, "states": states_of(instance)}


class DayColumn(Column):
    """One of the page's dates, and a word about it if need be."""

    cell_template_name = "pages/admin/dates_report_day.html"

    def __init__(self, name, say=None, **kwargs):
        super().__init__(name, **kwargs)
        self.say = say

    def get_value(self, instance):
        return short_date(getattr(dates_of(instance), self.name))

    def get_cell_context_data(self, instance, parent_context):
        context = super().get_cell_context_data(instance, parent_context)
        return {**context, "said": self.say(instance) if self.say else ""}


CHECKBOX = BulkActionsCheckboxColumn("bulk_actions", obj_type="page")
COLUMNS = [
    PageColumn(
        "title",
        label=gettext_lazy("Page"),
        accessor="get_admin_display_title",
        get_title_id=lambda page: f"page_{page.pk}_title",
        sort_key="title",
    ),
    StatesColumn("states", label=gettext_lazy("State"), sort_key="state"),
    DayColumn("published_on", label=gettext_lazy("Published"), sort_key="published"),
    DayColumn("updated_on", say=kind_of_change, label=gettext_lazy("Updated"), sort_key="updated"),
    DayColumn(
        "reviewed_on",
        say=lambda page: dates_of(page).reviewed_by,
        label=gettext_lazy("Reviewed"),
        sort_key="reviewed",
    ),
    DayColumn("due_on", label=gettext_lazy("Due"), sort_key="due"),
    Column("owner", label=gettext_lazy("Owner"), accessor=lambda page: dates_of(page).owner),
    Column("interval", label=gettext_lazy("Months"), accessor=interval_of),
]
