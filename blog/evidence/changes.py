"""Every change to a study's record, with before and after.

It is kept in the site's audit log (who, when, each field's old and new value), whoever saves the
record: the editor, a command or a scheduled task. A change that may change what an article should
say also marks the live pages that cite the study.
"""

from contextlib import contextmanager
from contextvars import ContextVar

from wagtail.log_actions import LogContext, log
from wagtail.models import Page

from blog.models import Citation, EvidenceChange, Study
from blog.studies.vocabulary import Standing

CHANGED, MERGED, UNMERGED = "blog.study.change", "blog.study.merge", "blog.study.unmerge"
# What an article's words rest on. Identifiers and spelling are not among it.
MATERIAL = ("design", "participants", "population", "standing")
# Columns that are worked out from others, or that say how the record got here.
NOT_FACTS = {
    *(
        "id",
        "title_key",
        "search_key",
        "source",
        "source_record",
        "obtained_at",
        "notice_mailed_at",
    ),
    *("merged_into", "shown_as"),
}
FACTS = [field for field in Study._meta.concrete_fields if field.name not in NOT_FACTS]
# Nobody has heard of a notice, whether or not somebody has looked.
NO_NOTICE = {Standing.UNKNOWN, Standing.OK}

_reason = ContextVar("why studies are being changed", default="")


@contextmanager
def changing_studies(user=None, reason=""):
    """Say who changes studies and why, for what is saved inside: `reason` is a few words."""
    token = _reason.set(str(reason))
    try:
        with LogContext(user=user):
            yield
    finally:
        _reason.reset(token)


def remember(study):
    """Note the facts that saving a study is about to replace."""
    stored = Study.objects.filter(pk=study.pk).first() if study.pk else None
    study.facts_before = facts_of(stored) if stored else None


def keep(study, update_fields=None):
    """Keep what saving a study has changed since `remember`, and mark the pages it concerns.

    That a command looked at the standing again and found the same is not a change.
    """
    before, study.facts_before = study.facts_before, None
    if before is None:
        return
    saved = facts_of(study)
    changed = {
        name: [old, saved[name]]
        for name, old in before.items()
        if old != saved[name] and (update_fields is None or name in update_fields)
    }
    looked_again = set(changed) == {"checked_on"} and _reason.get()
    if not changed or looked_again:
        return
    data = {"changes": changed}
    if _reason.get():
        data["reason"] = _reason.get()
    log(study, CHANGED, data=data, content_changed=True)
    mark_pages(study, changed, Citation.objects.of(study))


def facts_of(study):
    """Return a study's facts by field name, as they can be written as JSON."""
    return {field.name: _as_json(field, study) for field in FACTS}


def _as_json(field, study):
    value = field.value_from_object(study)
    return value.isoformat() if hasattr(value, "isoformat") else value


def mark_pages(study, changed, citations):
    """Note for each live page among the citations that its evidence changed.

    `changed` maps field names to `[before, after]`; only MATERIAL ones count.
    """
    material = {name: values for name, values in changed.items() if _is_material(name, *values)}
    if not material:
        return
    pages = Page.objects.filter(pk__in=citations.live().values("page")).order_by("pk")
    EvidenceChange.objects.bulk_create(
        EvidenceChange(page=page, study=study, fields=material) for page in pages
    )


def _is_material(name, before, after):
    if name == "standing" and {before, after} <= NO_NOTICE:
        return False
    return name in MATERIAL and before != after
