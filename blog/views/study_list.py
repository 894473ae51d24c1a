"""The list of studies: found by words, filtered by what needs somebody's attention."""

from datetime import timedelta

import django_filters
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets.button import Button, HeaderButton
from wagtail.snippets.views.snippets import IndexView

from blog.evidence.permissions import CHANGE_CITED, may_merge
from blog.models import Study
from blog.models.citation import citing_page_counts
from blog.studies.vocabulary import Standing

DAYS_A_MONTH = 30


class Attention(models.TextChoices):
    """Why somebody should look at a study."""

    UNVERIFIED = "unverified", _("No DOI or PubMed number")
    RETRACTED = "retracted", _("Retracted or withdrawn")
    NEVER_CITED = "never-cited", _("Never cited")
    MERGED = "merged", _("Merged into another record")


class StudyFilterSet(WagtailFilterSet):
    """The filters beside the list."""

    attention = django_filters.ChoiceFilter(
        label=_("Needs attention"), choices=Attention, method="needing_attention"
    )
    unchecked = django_filters.ChoiceFilter(
        label=_("Standing not checked for"),
        choices=[("3", _("3 months")), ("6", _("6 months")), ("12", _("12 months"))],
        method="not_checked",
    )

    class Meta:
        model = Study
        fields = ["attention", "unchecked", "design", "standing", "year"]

    def needing_attention(self, studies, name, value):
        """Narrow the list to the studies that a value of `Attention` names."""
        if value == Attention.UNVERIFIED:
            return studies.unverified()
        if value == Attention.RETRACTED:
            return studies.filter(standing__in=[Standing.RETRACTED, Standing.WITHDRAWN])
        if value == Attention.NEVER_CITED:
            return studies.never_cited()
        return studies  # merged records: `studies_in_list` has chosen them already

    def not_checked(self, studies, name, value):
        """Narrow the list to the studies that nobody has checked for a number of months."""
        day = timezone.localdate() - timedelta(days=int(value) * DAYS_A_MONTH)
        return studies.not_checked_since(day)


def studies_in_list(request):
    """Return the studies that the list is about: merged records only when asked for."""
    if request.GET.get("attention") == Attention.MERGED:
        return Study.objects.exclude(shown_as=None)
    return Study.objects.standing_alone()


class StudyIndexView(IndexView):
    """The list. How many pages cite each study is counted for the page of the list at hand."""

    filterset_class = StudyFilterSet

    @cached_property
    def header_buttons(self):
        """Wagtail's buttons, and one that brings in a library of references."""
        buttons = super().header_buttons
        if self.request.user.has_perm("blog.add_study"):
            url = reverse("blog_import_studies")
            buttons = [*buttons, HeaderButton(_("Import"), url=url, icon_name="upload")]
        return buttons

    def search_queryset(self, queryset):
        return queryset.matching(self.search_query) if self.is_searching else queryset

    def get_table(self, object_list):
        studies = list(object_list)
        counts = citing_page_counts(studies)
        keys = [study.pk for study in studies]
        self.seen_by_readers = set(
            Study.objects.filter(pk__in=keys).cited_live().values_list("pk", flat=True)
        )
        for study in studies:
            study.citing_pages = counts[study.pk]
        return super().get_table(studies)

    def get_edit_url(self, instance):
        may_change = not instance.shown_as_id and (
            instance.pk not in self.seen_by_readers or self.request.user.has_perm(CHANGE_CITED)
        )
        return super().get_edit_url(instance) if may_change else None

    def get_list_more_buttons(self, instance):
        buttons = super().get_list_more_buttons(instance)
        usage = reverse(self.model.snippet_viewset.get_url_name("usage"), args=[instance.pk])
        buttons.append(Button(_("Where it is cited"), url=usage, icon_name="link", priority=25))
        if may_merge(self.request.user):
            merged = instance.merged_into_id
            url = reverse(
                "blog_unmerge_study" if merged else "blog_merge_study", args=[instance.pk]
            )
            label = _("Undo the merge…") if merged else _("Merge into another study…")
            buttons.append(Button(label, url=url, icon_name="resubmit", priority=28))
        return buttons


class CitingPagesColumn(Column):
    """How many pages cite a study, with a link to them."""

    cell_template_name = "blog/admin/citing_pages_cell.html"

    def get_cell_context_data(self, instance, parent_context):
        context = super().get_cell_context_data(instance, parent_context)
        name = type(instance).snippet_viewset.get_url_name("usage")
        return {**context, "url": reverse(name, args=[instance.pk])}
