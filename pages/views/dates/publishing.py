"""What happens around saving and publishing a page in the editor: updates are proposed and kept."""

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.utils.timestamps import render_timestamp

from pages import dates
from pages.update_form import PostedUpdate, name_of_proposer


def propose_before_publishing(request, page):
    """Let the posted update wait for the version just saved; publishing it uses it up at once."""
    posted = PostedUpdate(request.POST, page, request.user)
    if posted.is_asked_for:
        posted.propose()


def confirm_after_publishing(request, page):
    """Remember who scheduled a version with an update, and say so if an update waits on."""
    proposal = dates.proposal_of(page)
    if proposal is None:
        return
    scheduled = page.scheduled_revision
    if scheduled and dates.confirm_proposal(page, scheduled, request.user):
        messages.info(
            request,
            _("Readers will be told on the day it goes live: “%(note)s”") % {"note": proposal.note},
        )
    else:
        messages.warning(
            request,
            _("This version does not contain the proposed update, so it waits on: “%(note)s”")
            % {"note": proposal.note},
        )


def propose_after_saving(request, page):
    """Let the posted update wait for the version just saved or submitted for approval."""
    posted = PostedUpdate(request.POST, page, request.user)
    if not posted.is_asked_for or posted.is_publishing:
        return
    posted.propose()
    if "action-submit" in request.POST:
        messages.info(request, _("The update waits for the page to be approved."))


def say_what_waits(request, page):
    """Tell whoever opens a page for editing which update waits, and let them change or drop it."""
    proposal = dates.proposal_of(page) if request.method == "GET" else None
    if proposal is None:
        return
    sentence = _(
        "%(name)s proposes to tell readers of a change (%(kind)s): “%(note)s” %(when)s"
    ) % {
        "name": name_of_proposer(proposal),
        "kind": proposal.get_kind_display().lower(),
        "note": proposal.note,
        "when": _when_it_goes_live(page, proposal),
    }
    buttons = []
    if dates.may_change(page, proposal, request.user):
        here = "?" + urlencode({"next": reverse("wagtailadmin_pages:edit", args=[page.pk])})
        lock = page.get_lock()
        if lock is None or not lock.for_user(request.user):
            change = reverse("pages_dates_change_proposal", args=[page.pk])
            buttons.append(messages.button(change + here, _("Change…")))
        drop = reverse("pages_dates_drop_proposal", args=[page.pk])
        buttons.append(messages.button(drop + here, _("Drop…")))
    messages.info(request, sentence, buttons=buttons)


def _when_it_goes_live(page, proposal):
    scheduled = page.scheduled_revision
    if scheduled and dates.contains(scheduled, proposal):
        return _("It goes live with the version scheduled for %(time)s.") % {
            "time": render_timestamp(scheduled.approved_go_live_at)
        }
    if dates.contains(page.get_latest_revision(), proposal):
        return _("It goes live when the page is published.")
    return _("The draft was taken back to before it, so it waits until it is dropped or replaced.")
