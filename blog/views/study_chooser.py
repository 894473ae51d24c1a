"""Choosing a study to cite."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.snippets.views.chooser import (
    ChooseResultsView,
    ChooseView,
    SnippetChooserViewSet,
)


class StudySearchForm(BaseFilterForm):
    """The search box of the chooser; finds as the list does."""

    q = forms.CharField(
        label=_("Search term"),
        widget=forms.TextInput(attrs={"placeholder": _("Title, author, journal, year, DOI")}),
        required=False,
    )

    def filter(self, objects):
        objects = super().filter(objects).standing_alone()
        words = self.cleaned_data["q"]
        if words:
            objects = objects.matching(words)
            self.is_searching, self.search_query = True, words
        return objects


class StudyChooseView(ChooseView):
    filter_form_class = StudySearchForm


class StudyChooseResultsView(ChooseResultsView):
    filter_form_class = StudySearchForm


class StudyChooserViewSet(SnippetChooserViewSet):
    """Offers the studies that stand for themselves, not the records merged into them."""

    choose_view_class = StudyChooseView
    choose_results_view_class = StudyChooseResultsView
