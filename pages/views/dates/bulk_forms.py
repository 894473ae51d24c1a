"""What is asked before many pages are changed."""

from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from pages.dates.rules import refuse_impossible_date
from pages.models import PageUpdate, Person
from pages.models.clinic import LONGEST_REVIEW_INTERVAL
from pages.models.page_update import NOTE_LENGTH

from .report_columns import short_date

KINDS = (PageUpdate.Kind.UPDATE, PageUpdate.Kind.CORRECTION)


class SetUpdatedForm(forms.Form):
    """A day, a note for readers and a reason for staff, the same for every page."""

    date = forms.DateField(label=_("Updated on"), initial=timezone.localdate, widget=AdminDateInput)
    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=[(kind.value, kind.label) for kind in KINDS],
        widget=forms.RadioSelect,
        initial=PageUpdate.Kind.UPDATE.value,
        help_text=_("Readers see “Updated” or “Corrected”."),
    )
    note = forms.CharField(
        label=_("Note for readers"),
        max_length=NOTE_LENGTH,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("One sentence that says what changed. It stands on every one of these pages."),
    )
    reason = forms.CharField(
        label=_("Reason"),
        max_length=250,
        help_text=_("For staff. It stands in the history of every page."),
    )

    def clean_date(self):
        """Refuse a day in the future; each page is asked for its publication later."""
        day = self.cleaned_data["date"]
        try:
            refuse_impossible_date(day)
        except ValidationError as error:
            raise ValidationError(error.messages) from error
        return day


class AskForReviewForm(forms.Form):
    """Whom to ask: somebody with credentials who can log in and sign."""

    person = forms.ModelChoiceField(
        label=_("Person"),
        queryset=Person.objects.none(),
        help_text=_(
            "People with credentials whose account may sign reviews. They become the owner of "
            "these pages and get one mail."
        ),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        may_sign = Q(account__is_superuser=True) | Q(
            account__groups__permissions__content_type__app_label="pages",
            account__groups__permissions__codename="sign_review",
        )
        self.fields["person"].queryset = (
            Person.objects.filter(may_sign, account__is_active=True)
            .exclude(credentials="")
            .select_related("account")
            .order_by("name", "pk")
            .distinct()
        )


class SetIntervalForm(forms.Form):
    """How often the pages are reviewed."""

    months = forms.IntegerField(
        label=_("Months between reviews"),
        required=False,
        min_value=1,
        max_value=LONGEST_REVIEW_INTERVAL,
        help_text=_("Not more than the site's. Leave it empty for the site's."),
    )


def entered(form):
    """Return what was entered into a valid form as `(label, text)`, to be read and confirmed."""
    return [(field.label, _in_words(field)) for field in form if field.value()]


def _in_words(bound):
    value = bound.form.cleaned_data[bound.name]
    if isinstance(value, date):
        return short_date(value)
    if type(bound.field) is forms.ChoiceField:
        return dict(bound.field.choices)[value]
    return str(value)
