"""Updates that wait to go live with the version that contains them."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import PageLogEntry

from pages.models import PageUpdate, ProposedUpdate

from . import history
from .updates import record_update


@transaction.atomic
def propose_update(page, note, kind, user, revision=None):
    """Let an update wait for a version of the page to go live, and return it.

    `revision` is the first version that contains the change; the latest one by default. A page has
    one proposal: another one takes its place. Raises ValidationError without a note, for an unknown
    kind, and for a page that was never public: readers cannot be told of a change to it.
    """
    if page.first_published_at is None:
        raise ValidationError({"note": _("This page was never published. Publish it first.")})
    revision = revision or page.get_latest_revision()
    proposal = ProposedUpdate.objects.filter(page_id=page.pk).first() or ProposedUpdate(
        page_id=page.pk
    )
    proposal.note, proposal.kind = note.strip(), kind
    proposal.proposed_by, proposal.proposed_at = user, timezone.now()
    proposal.confirmed_by = None
    proposal.revision, proposal.revision_number = revision, revision.pk
    proposal.full_clean(exclude=["revision", "proposed_by", "confirmed_by"])
    proposal.save()
    history.keep(page, history.PROPOSED, user, note=proposal.note, kind=proposal.kind)
    return proposal


@transaction.atomic
def drop_proposal(page, user):
    """Take back the page's proposal; return whether there was one."""
    proposal = ProposedUpdate.objects.select_for_update().filter(page_id=page.pk).first()
    if proposal is None:
        return False
    history.keep(page, history.DROPPED, user, note=proposal.note, kind=proposal.kind)
    proposal.delete()
    return True


def confirm_proposal(page, revision, user):
    """Remember who scheduled the version that the page's proposal goes live with."""
    proposal = ProposedUpdate.objects.filter(page_id=page.pk).first()
    if proposal is not None and contains(revision, proposal):
        ProposedUpdate.objects.filter(pk=proposal.pk).update(confirmed_by=user)


@transaction.atomic
def record_proposed_update(page, revision, user=None):
    """Make the page's proposal an update of today, now that a version that contains it is live.

    Today is the clinic's. Returns the `PageUpdate`, or None if nothing waits or the version does
    not contain it. Locking the proposal makes sure that it is used once.
    """
    proposal = ProposedUpdate.objects.select_for_update().filter(page_id=page.pk).first()
    if proposal is None or not contains(revision, proposal):
        return None
    update = record_update(
        page,
        timezone.localdate(),
        proposal.note,
        PageUpdate.Kind(proposal.kind),
        user=user or proposal.confirmed_by,
        proposed_by=proposal.proposed_by,
        revision=revision,
    )
    proposal.delete()
    return update


def contains(revision, proposal):
    """Say whether a version contains a proposed change.

    Each version is made from the one before, so later ones do, unless somebody went back to a
    version of before the proposal.
    """
    if revision is None or revision.pk < proposal.revision_number:
        return False
    reverts = PageLogEntry.objects.filter(
        page_id=proposal.page_id,
        action="wagtail.revert",
        revision__gt=proposal.revision_number,
        revision__lte=revision.pk,
    )
    return not any(
        entry.data.get("revision", {}).get("id", 0) < proposal.revision_number for entry in reverts
    )
