"""The filters beside the report on dates."""

import django_filters
from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import ContentTypeFilter, WagtailFilterSet
from wagtail.admin.widgets import AdminDateInput
from wagtail.models import Page, get_page_content_types
from wagtail.permissions import page_permission_policy

from pages.dates.states import all_states, in_states
from pages.models import PageDates, Person


def _state_choices():
    return [(state.key, state.label) for state in all_states()]


def _people(role):
    """Return the people who are `role` ("owner" or "reviewer") of some page."""
    named = PageDates.objects.exclude(**{role: None}).values(role)
    return lambda request: Person.objects.filter(pk__in=named).order_by("name", "pk")


def _sections(request):
    """Return the pages that have others below them, within the user's part of the tree."""
    within = page_permission_policy.explorable_instances(request.user)
    return Page.objects.filter(pk__in=within.values("pk"), depth__gt=1, numchild__gt=0).order_by(
        "path"
    )


class SectionField(django_filters.fields.ModelChoiceField):
    """Shows the tree by how far a title is moved in."""

    def label_from_instance(self, obj):
        return "– " * (obj.depth - 2) + obj.get_admin_display_title()


class SectionFilter(django_filters.ModelChoiceFilter):
    """Narrows pages to one and all below it."""

    field_class = SectionField

    def filter(self, qs, value):
        return qs.descendant_of(value, inclusive=True) if value else qs


class DatesFilterSet(WagtailFilterSet):
    """Narrows the report. Pages in any of the ticked states are shown."""

    state = django_filters.MultipleChoiceFilter(
        label=_("State"),
        choices=_state_choices,
        widget=CheckboxSelectMultiple,
        method="in_any_state",
    )
    due_before = django_filters.DateFilter(
        label=_("Due before"), field_name="dates__due_on", lookup_expr="lt", widget=AdminDateInput
    )
    content_type = ContentTypeFilter(
        label=_("Type"), queryset=lambda request: get_page_content_types(False)
    )
    section = SectionFilter(label=_("Section"), queryset=_sections)
    owner = django_filters.ModelChoiceFilter(
        label=_("Owner"),
        field_name="dates__owner",
        queryset=_people("owner"),
        null_label=_("Nobody"),
    )
    reviewer = django_filters.ModelChoiceFilter(
        label=_("Reviewer"), field_name="dates__reviewer", queryset=_people("reviewer")
    )

    class Meta:
        model = Page
        fields = []

    def in_any_state(self, pages, name, keys):
        """Narrow pages to those in any of the states."""
        return in_states(pages, keys) if keys else pages
