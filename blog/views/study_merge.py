"""Merging one study's record into another, seen side by side before it is done, and undoing it."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.snippets.widgets import AdminSnippetChooser

from blog.evidence.changes import FACTS, facts_of
from blog.evidence.merging import CannotMergeError, merge, unmerge
from blog.evidence.permissions import may_merge
from blog.models import Study
from blog.models.citation import pages_citing

from .study_history import value_in_words

LIST = "wagtailsnippets_blog_study:list"


class KeeperForm(forms.Form):
    """Asks which record is kept."""

    keeper = forms.ModelChoiceField(
        queryset=Study.objects.standing_alone(),
        label=gettext_lazy("The study to keep"),
        help_text=gettext_lazy("Articles will show its facts in place of this one's."),
        error_messages={
            "required": gettext_lazy("Choose the study to keep."),
            "invalid_choice": gettext_lazy("That study is gone. Choose another one."),
        },
    )

    def __init__(self, *args, study, **kwargs):
        super().__init__(*args, **kwargs)
        self.study = study
        self.fields["keeper"].widget = AdminSnippetChooser(Study)

    def clean_keeper(self):
        keeper = self.cleaned_data["keeper"]
        if keeper == self.study:
            raise forms.ValidationError(
                _("A study cannot be merged into itself. Choose another one.")
            )
        return keeper


def merge_study(request, pk):
    """Ask which record is kept, show both side by side, and merge them when told to."""
    study = _study_to_merge(request, pk)
    if study.merged_into_id:
        return redirect("blog_unmerge_study", study.pk)
    given = request.POST if request.method == "POST" else request.GET
    form = KeeperForm(given if "keeper" in given else None, study=study)
    keeper = form.cleaned_data["keeper"] if form.is_valid() else None
    if keeper and request.method == "POST":
        return _done(request, merge, study, keeper)
    context = {
        "page_title": _("Merge into another study"),
        "study": study,
        "keeper": keeper,
        "form": form,
        "media": form.media,
        "facts": _side_by_side(study, keeper) if keeper else [],
        "pages": pages_citing(study) if keeper else [],
    }
    return TemplateResponse(request, "blog/admin/merge_study.html", context)


def unmerge_study(request, pk):
    """Ask whether a merge is undone, and undo it when told to."""
    study = _study_to_merge(request, pk)
    if request.method == "POST":
        return _done(request, unmerge, study)
    context = {"page_title": _("Undo the merge"), "study": study, "keeper": study.merged_into}
    return TemplateResponse(request, "blog/admin/unmerge_study.html", context)


def _study_to_merge(request, pk):
    if not may_merge(request.user):
        raise PermissionDenied
    return get_object_or_404(Study, pk=pk)


def _done(request, action, study, *others):
    try:
        action(study, *others)
    except CannotMergeError as error:
        messages.error(request, str(error))
    else:
        sentence = (
            _("“%(study)s” is merged. Articles that cite it show the study you kept.")
            if others
            else _("The merge is undone. Articles show “%(study)s” again.")
        )
        messages.success(request, sentence % {"study": study})
    return redirect(LIST)


def _side_by_side(study, keeper):
    """Return the facts that at least one of two records has: label, both values, if they differ."""
    own, kept = facts_of(study), facts_of(keeper)
    rows = [
        {
            "label": capfirst(field.verbose_name),
            "own": value_in_words(field, own[field.name]),
            "kept": value_in_words(field, kept[field.name]),
            "differs": own[field.name] != kept[field.name],
        }
        for field in FACTS
    ]
    return [row for row in rows if row["own"] or row["kept"]]
