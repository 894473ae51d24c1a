"""What the screens about one page's dates have in common."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import FormView
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.pages.utils import get_breadcrumbs_items_for_page
from wagtail.models import Page


class PageDatesFormView(WagtailAdminTemplateMixin, FormView):
    """Base: a form about a page, for whoever may edit the page and has `permission`.

    Answers 404 for an unknown page. Everybody else is refused whatever the method. Where something
    about this page forbids it, a sentence stands in place of the form, and a POST answers 403.
    """

    permission = None
    template_name = "pages/admin/page_dates_form.html"
    submit_label = ""
    is_serious = False  # whether the button warns

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.page = self.get_page().specific
        self.refusal = self.why_not()

    def why_not(self):
        """Return a sentence that says what forbids it, or None."""
        return None

    def get_page(self):
        return get_object_or_404(Page, pk=self.kwargs["page_id"])

    def is_allowed(self):
        """Say whether the user may use this screen for this page."""
        return self.request.user.has_perm(self.permission)

    def dispatch(self, request, *args, **kwargs):
        self.refuse_others()
        return super().dispatch(request, *args, **kwargs)

    def refuse_others(self):
        """Raise PermissionDenied for whoever may not edit the page, or not do this."""
        may_edit = self.page.permissions_for_user(self.request.user).can_edit()
        if not (may_edit and self.is_allowed()):
            raise PermissionDenied

    def post(self, request, *args, **kwargs):
        return self.show_refusal() if self.refusal else super().post(request, *args, **kwargs)

    def show_refusal(self):
        return self.render_to_response(self.get_context_data(form=None), status=403)

    def get_page_subtitle(self):
        return self.page.get_admin_display_title()

    def get_breadcrumbs_items(self):
        here = {"url": "", "label": self.get_page_title(), "sublabel": self.get_page_subtitle()}
        return [*get_breadcrumbs_items_for_page(self.page, self.request.user), here]

    def get_success_url(self):
        """Return where somebody came from, or the page's editor."""
        return get_valid_next_url_from_request(self.request) or reverse(
            "wagtailadmin_pages:edit", args=[self.page.pk]
        )

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            page=self.page,
            next_url=self.get_success_url(),
            refusal=self.refusal,
            submit_label=self.submit_label,
            is_serious=self.is_serious,
            **kwargs,
        )

    def refuse(self, form, errors):
        """Show the form again with the errors of a function of `pages.dates` on their fields."""
        for field, sentences in errors.message_dict.items():
            form.add_error(field if field in form.fields else None, sentences)
        return self.form_invalid(form)

    def go_back(self):
        return redirect(self.get_success_url())
