"""A screen that asks something about a page's dates, and does it."""

from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from pages.dates import ChangedMeanwhile

from .page_form import PageDatesFormView


class ActOnDatesView(PageDatesFormView):
    """Asks with `form_class`, calls `act(said)` with what was said, and goes back.

    Subclasses say who may do it by `is_allowed()`, and may give a sentence that refuses everybody
    by `why_not()`.
    """

    template_name = "pages/admin/dates/form.html"
    header_icon = "history"
    explanation = ""
    submit_button_label = gettext_lazy("Save")
    done = gettext_lazy("Saved.")
    changed_meanwhile = gettext_lazy(
        "Somebody else changed this meanwhile; what it says now stands above. Look at it, and save "
        "again if you still want to."
    )

    def dispatch(self, request, *args, **kwargs):
        self.refuse_others()
        if self.refusal:
            messages.error(request, self.refusal)
            return redirect(self.get_success_url())
        return super().dispatch(request, *args, **kwargs)

    def why_not(self):
        if self.page.alias_of_id:
            return _("This page mirrors another one, and shows its dates. Change the original.")
        if self.page.first_published_at is None:
            return _("This page was never published, so it has no dates yet.")
        return None

    def act(self, said):
        """Do it with the form's cleaned data."""
        raise NotImplementedError

    def form_valid(self, form):
        try:
            self.act(form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
            return self.form_invalid(form)
        except ChangedMeanwhile:
            form.add_error(None, self.changed_meanwhile)
            return self.form_invalid(self.with_current_stamp(form))
        messages.success(self.request, self.done)
        return redirect(self.get_success_url())

    def with_current_stamp(self, form):
        """Return the form as it was filled in, so that sending it again overwrites knowingly."""
        form.data = form.data.copy()
        form.data["seen"] = self.get_initial()["seen"]
        return form

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        return context | {
            "media": context["form"].media,
            "action_url": self.request.get_full_path(),
            "explanation": self.explanation,
            "now": self.what_stands(),
            "submit_button_label": self.submit_button_label,
            "back_url": self.get_success_url(),
        }

    def what_stands(self):
        """Return the sentence of what is recorded now, or ""."""
        return ""
