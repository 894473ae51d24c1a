"""Choosing a study in the editor: found in seconds, or added without leaving the window."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm, SearchFilterMixin
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.chooser import (
    ChooseResultsView,
    ChooseView,
    SnippetChooserViewSet,
    SnippetChosenView,
    SnippetCreateView,
)

from blog.evidence.finding import studies_matching

from .adding import Adding


class StudyFilterForm(SearchFilterMixin, BaseFilterForm):
    """The search field: words, a DOI or a PubMed number."""

    q = forms.CharField(
        label=_("Title, author, journal, DOI or PubMed number"),
        help_text=_("Not here yet? Paste a DOI, and it is looked up for you to add."),
        required=False,
    )

    def filter(self, objects):
        objects = objects.standing_alone()
        query = self.cleaned_data.get("q")
        if not query:
            return objects
        self.is_searching, self.search_query = True, query
        return studies_matching(query, objects)


class StudyColumnsMixin:
    """The list with what tells studies apart."""

    filter_form_class = StudyFilterForm
    results_template_name = "blog/admin/study_chooser_results.html"
    creation_form_template_name = "blog/admin/add_study_tab.html"

    @property
    def columns(self):
        title = self.title_column
        title.accessor = "title"
        return [
            title,
            Column("short_authors", label=_("Authors")),
            Column("journal", label=_("Journal")),
            Column("year", label=_("Year")),
            Column("get_design_display", label=_("Design")),
            Column("get_standing_display", label=_("Standing")),
        ]


class AddingTabMixin:
    """The tab in which a study is added."""

    def get_creation_form(self):
        return Adding().box

    def get_creation_form_context_data(self, form):
        return super().get_creation_form_context_data(form) | {"adding": Adding()}


class ChooseStudyView(AddingTabMixin, StudyColumnsMixin, ChooseView):
    """The window with both tabs."""


class ChooseStudyResultsView(StudyColumnsMixin, ChooseResultsView):
    """The list alone, while somebody types."""


class SuggestionsMixin:
    """The answer that a study was chosen, with what its record suggests to print."""

    def get_chosen_response_data(self, item):
        return super().get_chosen_response_data(item) | {"suggested": item.suggested}


class ChosenStudyView(SuggestionsMixin, SnippetChosenView):
    """A study of the list was chosen."""


class AddStudyInChooserView(SuggestionsMixin, SnippetCreateView):
    """The steps of adding; ends with the study chosen."""

    creation_form_template_name = "blog/admin/add_study_tab.html"

    def dispatch(self, request, *args, **kwargs):
        if not self.can_create():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request):
        return self._shown(Adding())

    def post(self, request):
        adding = Adding(request.POST)
        if adding.chosen:
            return self.get_chosen_response(adding.chosen)
        return self._shown(adding)

    def get_creation_form_context_data(self, form):
        return super().get_creation_form_context_data(form) | {"adding": self.adding}

    def _shown(self, adding):
        self.adding, self.form = adding, adding.box
        return self.get_reshow_creation_form_response()


class StudyChooserViewSet(SnippetChooserViewSet):
    """Chooses a study, or adds one."""

    choose_view_class = ChooseStudyView
    choose_results_view_class = ChooseStudyResultsView
    chosen_view_class = ChosenStudyView
    create_view_class = AddStudyInChooserView
    creation_tab_label = _("Add")
    per_page = 20
