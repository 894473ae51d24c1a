"""Revoking a review."""

from django import forms
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from pages import dates
from pages.models import PageDates, PageReview
from pages.templatetags.dates import long_date

from .page_form import PageDatesFormView
from .shown_to_readers import readers_now_see


class RevokeForm(forms.Form):
    """Asks why a review counts no more."""

    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=PageReview._meta.get_field("revoked_because").max_length,
        help_text=gettext_lazy("It stands in the page's history. Readers do not see it."),
    )


class RevokeReviewView(PageDatesFormView):
    """Lets the signer, or whoever corrects dates, revoke a review with a reason."""

    page_title = gettext_lazy("Revoke a review")
    header_icon = "cross"
    form_class = RevokeForm
    template_name = "pages/admin/revoke_review.html"
    submit_label = gettext_lazy("Revoke the review")
    is_serious = True

    def get_page(self):
        self.review = get_object_or_404(
            PageReview.objects.select_related("page"), pk=self.kwargs["pk"]
        )
        return self.review.page

    def why_not(self):
        if self.review.revoked_at is None:
            return None
        return _("The review by %(name)s of %(day)s was revoked by %(who)s: %(reason)s") % {
            "name": self.review.reviewer_name,
            "day": long_date(self.review.date),
            "who": self.review.revoked_by or _("somebody whose account is gone"),
            "reason": self.review.revoked_because,
        }

    def is_allowed(self):
        return dates.may_revoke(self.review, self.request.user)

    def form_valid(self, form):
        try:
            dates.revoke_review(
                self.page, self.review, self.request.user, form.cleaned_data["reason"]
            )
        except ValidationError as errors:
            return self.refuse(form, errors)
        row = PageDates.objects.get(page_id=self.page.pk)
        messages.success(self.request, _("The review is revoked. %s") % readers_now_see(row))
        return self.go_back()

    def get_context_data(self, **kwargs):
        return super().get_context_data(review=self.review, **kwargs)
