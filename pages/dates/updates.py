"""Changes that readers are told about."""

from django.db import transaction

from pages.models import PageUpdate
from pages.templatetags.dates import long_date

from . import history, signing
from .adding_up import add_up, row_for_update
from .rules import ChangedMeanwhile, refuse_impossible_date, refuse_without_reason


@transaction.atomic
def record_update(
    page,
    date,
    note,
    kind=PageUpdate.Kind.UPDATE,
    user=None,
    proposed_by=None,
    revision=None,
    reason="",
):
    """Record a change that readers are told about, and return it.

    `note` is a sentence for readers; `revision` the version that brought the change, else the live
    one; `reason` why an administrator entered it. Raises ValidationError without a note, for an
    unknown kind, and for a day in the future or before publication.
    """
    row = row_for_update(page)
    refuse_impossible_date(date, row.published_on)
    update = PageUpdate(
        page_id=page.pk,
        date=date,
        note=note.strip(),
        kind=kind,
        recorded_by=user,
        proposed_by=proposed_by,
        **(signing.version_of(revision) if revision else signing.live_version(page)),
    )
    update.full_clean()
    update.save()
    history.keep(
        page,
        history.UPDATED,
        user,
        kind=str(update.get_kind_display()),
        date=date,
        note=update.note,
        reason=reason,
    )
    add_up(row, page)
    return update


@transaction.atomic
def correct_update(page, update, date, note, kind, reason, user, seen=None):
    """Change what was announced; before and after stand in the page's history.

    `seen` is the stamp of the PageUpdate as it was shown to `user`. Raises ChangedMeanwhile if the
    record says something else by now, and ValidationError as `record_update` does, and without a
    reason.
    """
    reason = refuse_without_reason(reason)
    row = row_for_update(page)
    update = PageUpdate.objects.get(pk=update.pk, page_id=page.pk)
    if seen is not None and seen != update.stamp:
        raise ChangedMeanwhile
    before = (update.date, update.note, update.kind)
    refuse_impossible_date(date, row.published_on)
    update.date, update.note, update.kind = date, note.strip(), kind
    update.full_clean()
    update.save(update_fields=["date", "note", "kind"])
    history.keep(
        page,
        history.CORRECTED,
        user,
        before=_in_words(*before),
        after=_in_words(update.date, update.note, update.kind),
        reason=reason,
    )
    add_up(row, page)
    return update


def _in_words(date, note, kind):
    said = f"{PageUpdate.Kind(kind).label}, {long_date(date)}"
    return f"{said}: {note}" if note else said
