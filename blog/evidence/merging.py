"""Making one record of two, and taking that back."""

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from blog.models import Citation, Study
from pages import generation

from .changes import MERGED, UNMERGED, facts_of, mark_pages


class CannotMergeError(ValueError):
    """The two records cannot be merged; the message is a sentence for staff."""


@transaction.atomic
def merge(study, keeper):
    """Let `keeper` stand for `study` wherever that is cited; nothing of either is lost.

    If the keeper was merged itself, the record that stands for it is taken. Raises
    CannotMergeError if that is the study itself, or if the study was merged already.
    """
    study, keeper = _locked(study), _locked(keeper.current)
    if study.merged_into_id:
        raise CannotMergeError(
            _("“%(study)s” was merged already. Undo that first.") % {"study": study}
        )
    if keeper.pk == study.pk:
        raise CannotMergeError(_("A study cannot be merged into itself. Choose another one."))
    Study.objects.filter(pk=study.pk).update(merged_into=keeper)
    shown = _show(study, as_study=keeper)
    log(study, MERGED, data={"keeper": keeper.pk, "title": str(keeper)})
    _mark(shown, before=study, after=keeper)


@transaction.atomic
def unmerge(study):
    """Let a merged record stand for itself again, and for what was merged into it before.

    Raises CannotMergeError if it was not merged.
    """
    study = _locked(study)
    if not study.merged_into_id:
        raise CannotMergeError(_("“%(study)s” was not merged.") % {"study": study})
    keeper = study.current
    Study.objects.filter(pk=study.pk).update(merged_into=None)
    shown = _show(study, as_study=study)
    log(study, UNMERGED, data={"keeper": keeper.pk, "title": str(keeper)})
    _mark(shown, before=keeper, after=study)


def _locked(study):
    return Study.objects.select_for_update(of=("self",)).get(pk=study.pk)


def _show(study, as_study):
    """Point a study, and all that lead to it, to the record that stands for them now.

    Returns the primary keys of all of them.
    """
    itself = None if as_study.pk == study.pk else as_study
    Study.objects.filter(pk=study.pk).update(shown_as=itself)
    shown, level = [study.pk], [study.pk]
    while level:
        level = list(Study.objects.filter(merged_into__in=level).values_list("pk", flat=True))
        Study.objects.filter(pk__in=level).update(shown_as=as_study)
        shown += level
    generation.bump_on_commit()
    return shown


def _mark(shown, before, after):
    """Mark the pages that cite records whose readers see other facts now."""
    old, new = facts_of(before), facts_of(after)
    changed = {name: [old[name], new[name]] for name in old}
    mark_pages(after, changed, Citation.objects.filter(study__in=shown))
