"""Rewording and dropping the update that waits for a page to be published."""

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pages import dates
from pages.update_form import UpdateForm, name_of_proposer

from .acting import ActOnDatesView


class SeenForm(forms.Form):
    """Asks for nothing but the button; `seen` is the stamp of the proposal that was shown."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)


class RewordForm(UpdateForm, SeenForm):
    """Asks for the kind of the change and the note again."""

    prefix = None
    field_order = ["kind", "note"]


class ProposalView(ActOnDatesView):
    """Base of what the proposer may do to a proposal, and whoever may publish the page."""

    changed_meanwhile = gettext_lazy(
        "Somebody else changed the proposal meanwhile; what it says now stands above. Look at it, "
        "and send again if you still want to."
    )

    @cached_property
    def proposal(self):
        return dates.proposal_of(self.page)

    def is_allowed(self):
        tester = self.page.permissions_for_user(self.request.user)
        if self.proposal is None:
            return tester.can_edit()
        return dates.may_change(self.page, self.proposal, self.request.user)

    def why_not(self):
        if self.proposal is None:
            return _("No update waits for this page any more.")
        return super().why_not()

    def get_initial(self):
        return {
            "kind": self.proposal.kind,
            "note": self.proposal.note,
            "seen": self.proposal.stamp,
        }

    def with_current_stamp(self, form):
        self.proposal = dates.proposal_of(self.page)
        return super().with_current_stamp(form)

    def what_stands(self):
        return _("%(kind)s, proposed by %(name)s: %(note)s") % {
            "kind": self.proposal.get_kind_display(),
            "name": name_of_proposer(self.proposal),
            "note": self.proposal.note,
        }


class ChangeProposal(ProposalView):
    """Say what readers will be told in other words."""

    form_class = RewordForm
    page_title = gettext_lazy("Change the proposed update")
    submit_button_label = gettext_lazy("Save the note")
    done = gettext_lazy("The proposed update was changed.")

    def why_not(self):
        lock = self.page.get_lock()
        if lock is not None and lock.for_user(self.request.user):
            return _("The page is locked, so what readers will be told of it stands as it is.")
        return super().why_not()

    def act(self, said):
        dates.reword_proposal(
            self.page, said["note"], said["kind"], self.request.user, said["seen"]
        )


class DropProposal(ProposalView):
    """Take the proposal back; the page itself stays as it is."""

    form_class = SeenForm
    page_title = gettext_lazy("Drop the proposed update")
    explanation = gettext_lazy(
        "Readers will not be told, and publishing the page changes no date. The page itself stays "
        "as it is, and the note stands in its history."
    )
    submit_button_label = gettext_lazy("Drop it")
    done = gettext_lazy("The proposed update was dropped.")

    def is_allowed(self):
        """A version that is scheduled was confirmed by somebody who may publish."""
        tester = self.page.permissions_for_user(self.request.user)
        return super().is_allowed() and (not self.page.scheduled_revision or tester.can_publish())

    def act(self, said):
        dates.drop_proposal(self.page, self.request.user, said["seen"])
