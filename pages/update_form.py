"""What readers are told of a change: the dialog of the editor, and what it posts."""

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.utils import get_user_display_name
from wagtail.admin.widgets import AdminAutoHeightTextInput

from . import dates
from .models import PageUpdate, ProposedUpdate

AS_UPDATE = "update"  # what the dialog's buttons post; those of Wagtail post something else
ACTIONS = ("action-publish", "action-submit", "action-propose")
SEEN = "update-seen"


class UpdateForm(forms.ModelForm):
    """Asks for the kind of a change and the note for readers."""

    prefix = "update"

    kind = forms.ChoiceField(
        label=gettext_lazy("Kind"),
        widget=forms.RadioSelect,
        initial=PageUpdate.Kind.UPDATE,
        choices=[
            (PageUpdate.Kind.UPDATE, gettext_lazy("Update: something is new, or has changed")),
            (PageUpdate.Kind.CORRECTION, gettext_lazy("Correction: something was wrong")),
        ],
        error_messages={"required": gettext_lazy("Choose a kind.")},
    )

    class Meta:
        model = ProposedUpdate
        fields = ["kind", "note"]
        widgets = {"note": AdminAutoHeightTextInput}
        help_texts = {
            "note": gettext_lazy(
                "One sentence that says what changed, such as “We added a trial of 2025 on sleep.”"
            )
        }
        error_messages = {
            "note": {
                "required": gettext_lazy("Say in a sentence what changed."),
                "max_length": gettext_lazy(
                    "Keep the note to %(limit_value)d characters; it has %(show_value)d."
                ),
            }
        }


class PostedUpdate:
    """What an editor's form says about an update: `data` is what was posted for `page` by `user`.

    Wagtail asks only whether a button was pressed, so the dialog's buttons are Wagtail's own with
    another value. Autosave presses none, so it never touches a proposal.
    """

    def __init__(self, data, page, user):
        self.data, self.page, self.user = data, page, user

    @cached_property
    def is_asked_for(self):
        """Whether a button of the dialog was pressed."""
        return any(self.data.get(action) == AS_UPDATE for action in ACTIONS)

    @cached_property
    def is_publishing(self):
        """Whether the page is to go live, or to be scheduled, with what is posted."""
        if self.data.get("action-workflow-action"):
            return self.data.get("workflow-action-name") == "approve"
        return bool(self.data.get("action-publish")) and self._may_publish

    @property
    def _may_publish(self):
        return self.page.permissions_for_user(self.user).can_publish()

    @cached_property
    def form(self):
        return UpdateForm(self.data)

    def errors(self):
        """Return the sentences that keep the page from being saved, none of them most times."""
        if self.page.first_published_at is None:
            return [_("This page was never published. Publish it first.")] * self.is_asked_for
        if not (self.is_asked_for or self.is_publishing):
            return []
        return self._errors_of_what_waits() or self._errors_of_note()

    def _errors_of_what_waits(self):
        proposal = dates.proposal_of(self.page)
        if self.is_asked_for and proposal and not dates.may_change(self.page, proposal, self.user):
            return [
                _("%(name)s has proposed an update already, and one can wait at a time: “%(note)s”")
                % {"name": name_of_proposer(proposal), "note": proposal.note}
            ]
        try:
            dates.refuse_unseen(self.page, self.data.get(SEEN, ""))
        except dates.ChangedMeanwhile:
            if proposal is None:
                return [_("The proposed update was dropped meanwhile. Look at the page again.")]
            return [
                _("Meanwhile %(name)s proposed an update: “%(note)s” Publish again to confirm it.")
                % {"name": name_of_proposer(proposal), "note": proposal.note}
            ]
        return []

    def _errors_of_note(self):
        if not self.is_asked_for:
            return []
        return [sentence for errors in self.form.errors.values() for sentence in errors]

    def propose(self):
        """Let the update wait for the page's latest version; `errors()` has found nothing."""
        self.form.full_clean()
        return dates.propose_update(self.page, user=self.user, **self.form.cleaned_data)


def name_of_proposer(proposal):
    """Return the name of who proposed an update; their account may be gone."""
    if proposal.proposed_by is None:
        return _("Somebody whose account is gone")
    return get_user_display_name(proposal.proposed_by)
