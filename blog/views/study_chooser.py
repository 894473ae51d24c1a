"""Choosing a study to cite."""

from wagtail.snippets.views.chooser import (
    ChooseResultsView,
    ChooseView,
    SnippetChooserViewSet,
)

from .study_search import StudySearchForm


class StudyChooseView(ChooseView):
    filter_form_class = StudySearchForm


class StudyChooseResultsView(ChooseResultsView):
    filter_form_class = StudySearchForm


class StudyChooserViewSet(SnippetChooserViewSet):
    """Offers the studies that stand for themselves, not the records merged into them."""

    choose_view_class = StudyChooseView
    choose_results_view_class = StudyChooseResultsView
