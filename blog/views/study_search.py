"""The search box of the study chooser."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm


class StudySearchForm(BaseFilterForm):
    """Finds as the list does, among the studies that stand for themselves."""

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
