"""Recording a review that was signed on paper."""

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.widgets import AdminDateInput

from pages import dates
from pages.dates.signed_sheets import keep_sheet
from pages.files import undo_files_on_error
from pages.models import PageDates, PageReview, Person

from .page_form import PageDatesFormView
from .shown_to_readers import readers_now_see


class PaperReviewForm(forms.Form):
    """Asks who reviewed the page when, for the signed sheet, and why it is recorded."""

    reviewer = forms.ModelChoiceField(
        Person.objects.none(),
        label=gettext_lazy("Reviewer"),
        empty_label=gettext_lazy("Choose a person"),
        help_text=gettext_lazy("Only people whose profile names credentials are listed."),
    )
    date = forms.DateField(label=gettext_lazy("Date on the sheet"), widget=AdminDateInput)
    evidence = forms.FileField(
        label=gettext_lazy("Signed sheet"),
        required=False,
        help_text=gettext_lazy("A scan as PDF. Only who is logged in can open it."),
    )
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=PageReview._meta.get_field("reason").max_length,
        help_text=gettext_lazy("Why it was done on paper. It stands in the page's history."),
    )

    def __init__(self, *args, page, **kwargs):
        super().__init__(*args, **kwargs)
        with_credentials = Person.objects.filter(locale=page.locale).exclude(credentials="")
        self.fields["reviewer"].queryset = with_credentials.order_by("name", "pk")


class PaperReviewView(PageDatesFormView):
    """Lets an administrator record a review done on paper; a sentence if the page has none."""

    permission = "pages.correct_dates"
    page_title = gettext_lazy("Record a review on paper")
    header_icon = "doc-full"
    form_class = PaperReviewForm
    template_name = "pages/admin/paper_review.html"
    submit_label = gettext_lazy("Record the review")

    def why_not(self):
        return dates.why_not_on_paper(self.page)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"page": self.page}

    def form_valid(self, form):
        try:
            self._record(**form.cleaned_data)
        except ValidationError as errors:
            return self.refuse(form, errors)
        except PermissionDenied as refusal:  # something has come to forbid it meanwhile
            self.refusal = str(refusal)
            return self.show_refusal()
        row = PageDates.objects.get(page_id=self.page.pk)
        messages.success(self.request, _("The review is recorded. %s") % readers_now_see(row))
        return self.go_back()

    def _record(self, reviewer, date, evidence, reason):
        """Keep the sheet and the record, or neither."""
        user = self.request.user
        with undo_files_on_error(), transaction.atomic():
            title = f"{self.page.title}, {reviewer.name}, {date.isoformat()}"
            sheet = keep_sheet(evidence, title, user) if evidence else None
            dates.record_paper_review(self.page, reviewer, date, reason, user, sheet)

    def get_context_data(self, **kwargs):
        return super().get_context_data(live_url=self.page.get_url(self.request), **kwargs)
