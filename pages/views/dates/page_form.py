"""A screen of the editor that asks something about a page's dates, and does it."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from pages.dates import ChangedMeanwhile


class PageDatesFormView(WagtailAdminTemplateMixin, FormView):
    """Asks with `form_class`, calls `act(said)` with what was said, and goes back.

    Subclasses find the page by `find_page()`, say who may do it by `is_allowed()`, and may give a
    sentence that refuses everybody by `why_not()`.
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
        self.page = self.find_page()
        if not self.page.permissions_for_user(request.user).can_edit() or not self.is_allowed():
            raise PermissionDenied
        refusal = self.why_not()
        if refusal:
            messages.error(request, refusal)
            return redirect(self.get_success_url())
        return super().dispatch(request, *args, **kwargs)

    def find_page(self):
        return get_object_or_404(Page, pk=self.kwargs["page_id"]).specific

    def is_allowed(self):
        """Say whether this user may do this to pages they may edit."""
        raise NotImplementedError

    def why_not(self):
        """Return a sentence why nobody can do this to the page now, or None."""
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

    def get_success_url(self):
        return get_valid_next_url_from_request(self.request) or reverse(
            "wagtailadmin_pages:edit", args=[self.page.pk]
        )

    def get_page_subtitle(self):
        return self.page.get_admin_display_title()

    def get_breadcrumbs_items(self):
        return []

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        return context | {
            "page": self.page,
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
