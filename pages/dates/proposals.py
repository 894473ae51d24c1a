"""Updates that wait to go live with the version that contains them."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import PageLogEntry

from pages.models import PageUpdate, ProposedUpdate

from . import history
from .adding_up import row_for_update
from .rules import ChangedMeanwhile
from .updates import record_update


def proposal_of(page):
    """Return the `ProposedUpdate` that waits for a version of the page to go live, or None."""
    return ProposedUpdate.objects.select_related("proposed_by").filter(page_id=page.pk).first()


def may_change(page, proposal, user):
    """Say whether somebody may reword or drop a proposal: its proposer, and who may publish."""
    return proposal.proposed_by_id == user.pk or page.permissions_for_user(user).can_publish()


@transaction.atomic
def refuse_unseen(page, seen):
    """Raise ChangedMeanwhile unless somebody saw what waits: `seen` is its stamp, or "".

    Nobody changes the proposal after that until the transaction ends.
    """
    row_for_update(page)
    proposal = proposal_of(page)
    if seen != (proposal.stamp if proposal else ""):
        raise ChangedMeanwhile


@transaction.atomic
def propose_update(page, note, kind, user, revision=None):
    """Let an update wait for a version of the page to go live, and return it.

    `revision` is the first version that contains the change; the latest one by default. A page has
    one proposal: another one takes its place. Raises ValidationError without a note, for an unknown
    kind, and for a page that was never public: readers cannot be told of a change to it.
    """
    if page.first_published_at is None:
        raise ValidationError({"note": _("This page was never published. Publish it first.")})
    row_for_update(page)
    revision = revision or page.get_latest_revision()
    proposal = proposal_of(page) or ProposedUpdate(page_id=page.pk)
    proposal.proposed_by = user
    proposal.revision, proposal.revision_number = revision, revision.pk
    return _word(proposal, page, note, kind, user)


@transaction.atomic
def reword_proposal(page, note, kind, user, seen):
    """Change the note or the kind of the page's proposal, and return it.

    It stays its proposer's, and waits for the same version. Raises ChangedMeanwhile if `seen` is
    not its stamp, and ValidationError as `propose_update` does.
    """
    refuse_unseen(page, seen)
    return _word(proposal_of(page), page, note, kind, user)


def _word(proposal, page, note, kind, user):
    proposal.note, proposal.kind = note.strip(), kind
    proposal.proposed_at, proposal.confirmed_by = timezone.now(), None
    proposal.full_clean(exclude=["revision", "proposed_by", "confirmed_by"])
    proposal.save()
    history.keep(page, history.PROPOSED, user, note=proposal.note, kind=proposal.kind)
    return proposal


@transaction.atomic
def drop_proposal(page, user, seen=None):
    """Take back the page's proposal; return whether there was one.

    `seen` is the stamp of what the user saw, if they were asked. Raises ChangedMeanwhile if
    something else waits by now.
    """
    if seen is not None:
        refuse_unseen(page, seen)
    proposal = ProposedUpdate.objects.select_for_update().filter(page_id=page.pk).first()
    if proposal is None:
        return False
    history.keep(page, history.DROPPED, user, note=proposal.note, kind=proposal.kind)
    proposal.delete()
    return True


def confirm_proposal(page, revision, user):
    """Remember who scheduled the version that the page's proposal goes live with.

    Returns the proposal, or None if nothing waits or the version does not contain it.
    """
    proposal = proposal_of(page)
    if proposal is None or not contains(revision, proposal):
        return None
    proposal.confirmed_by = user
    proposal.save(update_fields=["confirmed_by"])
    return proposal


@transaction.atomic
def keep_proposal(page, user=None):
    """Let the page's proposal wait on after its schedule was cancelled or overtaken.

    Returns the proposal, or None if nothing was scheduled with it. Its confirmation is taken back,
    and a line in the history says that it waits.
    """
    proposal = ProposedUpdate.objects.filter(page_id=page.pk, confirmed_by__isnull=False).first()
    if proposal is None:
        return None
    proposal.confirmed_by = None
    proposal.save(update_fields=["confirmed_by"])
    history.keep(page, history.KEPT, user, note=proposal.note, kind=proposal.kind)
    return proposal


@transaction.atomic
def record_proposed_update(page, revision, user=None):
    """Make the page's proposal an update of today, now that a version that contains it is live.

    Today is the clinic's. Returns the `PageUpdate`, or None if nothing waits or the version does
    not contain it; then it waits on. Locking the proposal makes sure that it is used once.
    """
    proposal = ProposedUpdate.objects.select_for_update().filter(page_id=page.pk).first()
    if proposal is None:
        return None
    if not contains(revision, proposal):
        keep_proposal(page, user)
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

    Each version is made from the one before, so later ones do, unless somebody went back to an
    older version: then that one is asked in its place.
    """
    number = revision.pk if revision else 0
    reverts = PageLogEntry.objects.filter(
        page_id=proposal.page_id,
        action="wagtail.revert",
        revision__gt=proposal.revision_number,
    ).order_by("-revision", "-pk")
    for entry in reverts:
        if entry.revision_id <= number:
            number = entry.data["revision"]["id"]
    return number >= proposal.revision_number
