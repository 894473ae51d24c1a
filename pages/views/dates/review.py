"""Signing that a page was reviewed."""

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.widgets import AdminDateInput

from pages import dates
from pages.dates import signing
from pages.dates.reviews import due_if_reviewed_today
from pages.dates.rules import has_part_in, signer_of
from pages.models import PageDates
from pages.templatetags.dates import long_date

from .differences import differences
from .page_form import PageDatesFormView
from .shown_to_readers import readers_now_see, review_line

CHANGED = gettext_lazy(
    "Something else is published than what you read: the page was changed in between. Nothing was "
    "signed. Below is what differs from the last review now."
)


class ReviewForm(forms.Form):
    """Asks whether the whole page was read. `seen` is the hash of the text that was shown."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    has_read_all = forms.BooleanField(
        label=gettext_lazy("I have read the whole page as it is published"),
        error_messages={"required": gettext_lazy("Read the whole page first, then tick this.")},
    )
    due_on = forms.DateField(
        label=gettext_lazy("Next review already due on"),
        required=False,
        widget=AdminDateInput,
    )

    def __init__(self, *args, latest_due, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["due_on"].help_text = _(
            "Only if the page needs its next review before %(latest)s."
        ) % {"latest": long_date(latest_due)}


class ReviewView(PageDatesFormView):
    """Shows what changed since the last review, and lets a clinician sign.

    If the page has changed since it was shown, nothing is signed and 409 shows the new differences.
    """

    permission = "pages.sign_review"
    page_title = gettext_lazy("Mark as reviewed")
    header_icon = "check"
    form_class = ReviewForm
    template_name = "pages/admin/review_page.html"
    submit_label = gettext_lazy("Sign the review")

    def why_not(self):
        return dates.why_not_sign(self.page, self.request.user)

    def get_page_subtitle(self):
        return self.page.title  # what is published, whatever a draft says

    def form_valid(self, form):
        try:
            dates.record_review(
                self.page,
                self.request.user,
                form.cleaned_data["due_on"],
                seen=form.cleaned_data["seen"],
            )
        except ValidationError as errors:
            return self.refuse(form, errors)
        except dates.ChangedMeanwhile:
            messages.error(self.request, CHANGED)
            again = self.form_class(
                initial=self.get_initial(), latest_due=due_if_reviewed_today(self.page)
            )
            return self.render_to_response(self.get_context_data(form=again), status=409)
        except PermissionDenied as refusal:  # something has come to forbid it meanwhile
            self.refusal = str(refusal)
            return self.show_refusal()
        row = PageDates.objects.get(page_id=self.page.pk)
        messages.success(
            self.request,
            _("You have signed the review of “%(page)s”. %(readers)s")
            % {"page": self.page.get_admin_display_title(), "readers": readers_now_see(row)},
            buttons=[messages.button(self.page.get_url(self.request), _("View live"), True)],
        )
        return self.go_back()

    def get_initial(self):
        return {"seen": signing.live_version(self.page)["content_hash"]}

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"latest_due": due_if_reviewed_today(self.page)}

    def get_context_data(self, **kwargs):
        live = signing.live_page(self.page)
        review = dates.standing_review(self.page)
        context = super().get_context_data(
            live_url=live.get_url(self.request) if live.live else None,
            last_review=review,
            may_revoke=review is not None and dates.may_revoke(review, self.request.user),
            comparison=differences(live, review, self.request) if review else None,
            draft_differences_url=self._draft_differences_url(),
            **kwargs,
        )
        if not self.refusal:
            context.update(self._signature())
        return context

    def _draft_differences_url(self):
        if not self.page.has_unpublished_changes:
            return None
        return reverse(
            "wagtailadmin_pages:revisions_compare", args=[self.page.pk, "live", "latest"]
        )

    def _signature(self):
        """Return who signs, and the line that readers will see then."""
        signer = signer_of(self.request.user, self.page)
        row = PageDates(
            reviewed_on=timezone.localdate(),
            reviewed_by=signer.name_with_credentials,
            is_medical_review=signer.is_physician,
            is_own_review=has_part_in(self.page, signer),
            due_on=due_if_reviewed_today(self.page),
        )
        return {"signer": signer, "line_to_be": review_line(row)}
