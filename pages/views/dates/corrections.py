"""Administrators enter and correct dates, each time with a reason that stands in the history."""

from django import forms
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.widgets import AdminDateInput

from pages import dates
from pages.models import PageDates, PageUpdate
from pages.templatetags.dates import long_date
from pages.update_form import UpdateForm

from .acting import ActOnDatesView


class ReasonForm(forms.Form):
    """Asks why; `seen` is what was recorded when the form was shown."""

    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=250,
        help_text=gettext_lazy("For staff: it stands in the page's history."),
        error_messages={"required": gettext_lazy("Say why. It stands in the page's history.")},
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)


class DayForm(forms.Form):
    """Asks for the day of a change."""

    date = forms.DateField(
        label=gettext_lazy("Date"),
        widget=AdminDateInput,
        error_messages={"required": gettext_lazy("Give the day of the change.")},
    )


class AnnouncedForm(UpdateForm, DayForm, ReasonForm):
    """Asks for all that readers are told of a change."""

    prefix = None
    field_order = ["date", "kind", "note", "reason"]


class ImportedForm(DayForm, ReasonForm):
    """Asks for the updated date that came from another site; readers are told nothing of it."""

    field_order = ["date", "reason"]


class PublishedForm(ReasonForm):
    """Asks for the day a page was first public."""

    field_order = ["published_on", "reason"]

    published_on = forms.DateField(
        label=gettext_lazy("Published on"),
        required=False,
        widget=AdminDateInput,
        help_text=gettext_lazy("Empty if nobody knows it: then readers see no published date."),
    )


class CorrectionView(ActOnDatesView):
    """Base of what only those may do who correct dates."""

    def is_allowed(self):
        return self.request.user.has_perm("pages.correct_dates")


class EnterUpdate(CorrectionView):
    """Enter a change that readers were not told of when it went live."""

    form_class = AnnouncedForm
    template_name = "pages/admin/dates/enter_update.html"
    page_title = gettext_lazy("Enter an update")
    explanation = gettext_lazy(
        "For a change that is live already, but was published without a note. For a new change, "
        "publish the page as an update instead."
    )
    submit_button_label = gettext_lazy("Enter the update")
    done = gettext_lazy("The update was entered.")

    def act(self, said):
        dates.record_update(
            self.page,
            said["date"],
            said["note"],
            said["kind"],
            user=self.request.user,
            reason=said["reason"],
        )

    def get_context_data(self, **kwargs):
        return super().get_context_data(announced=self.page.updates.all(), **kwargs)


class CorrectUpdate(CorrectionView):
    """Correct the date, the kind or the note of what readers were told."""

    page_title = gettext_lazy("Correct an update")
    submit_button_label = gettext_lazy("Save the correction")
    done = gettext_lazy("The update was corrected.")

    @cached_property
    def update(self):
        return get_object_or_404(PageUpdate, pk=self.kwargs["update_id"])

    def get_page(self):
        return self.update.page

    def get_form_class(self):
        return ImportedForm if self.is_imported else AnnouncedForm

    @property
    def is_imported(self):
        return self.update.kind == PageUpdate.Kind.IMPORTED

    def get_initial(self):
        self.update.refresh_from_db()
        return {
            "date": self.update.date,
            "kind": self.update.kind,
            "note": self.update.note,
            "seen": self.update.stamp,
        }

    def what_stands(self):
        return _("%(kind)s of %(day)s: %(note)s") % {
            "kind": self.update.get_kind_display(),
            "day": long_date(self.update.date),
            "note": self.update.note or _("no note"),
        }

    def act(self, said):
        dates.correct_update(
            self.page,
            self.update,
            said["date"],
            said.get("note", ""),
            said.get("kind", PageUpdate.Kind.IMPORTED),
            said["reason"],
            self.request.user,
            seen=said["seen"],
        )


class SetPublished(CorrectionView):
    """Give a page another published date."""

    form_class = PublishedForm
    page_title = gettext_lazy("Set the published date")
    explanation = gettext_lazy(
        "The day the page was first public, here or on another site. Readers see it near the title."
    )
    submit_button_label = gettext_lazy("Save the date")
    done = gettext_lazy("The published date was changed.")

    @property
    def published_on(self):
        rows = PageDates.objects.filter(page_id=self.page.pk)
        return rows.values_list("published_on", flat=True).first()

    def get_initial(self):
        day = self.published_on
        return {"published_on": day, "seen": day.isoformat() if day else ""}

    def what_stands(self):
        day = self.published_on
        return _("Published on %(day)s.") % {"day": long_date(day) if day else _("an unknown day")}

    def act(self, said):
        dates.set_published_on(
            self.page,
            said["published_on"],
            self.request.user,
            said["reason"],
            seen=said["seen"],
        )
