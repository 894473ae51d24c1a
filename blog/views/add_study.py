"""Adding a study from the list of studies: the one box, on a page of its own."""

from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic import PermissionCheckedMixin, WagtailAdminTemplateMixin

from .adding import Adding


class AddStudyView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """The steps of adding; ends at the study's own form."""

    template_name = "blog/admin/add_study.html"
    page_title = gettext_lazy("Add a study")
    header_icon = "doc-full-inverse"
    permission_required = "add"
    _show_breadcrumbs = True
    index_url_name = edit_url_name = typed_url_name = None

    def post(self, request):
        adding = Adding(request.POST)
        if not adding.chosen:
            return self.render_to_response(self.get_context_data(adding=adding))
        study = adding.chosen
        sentence = (
            _("“%(study)s” is added.") if adding.is_created else _("“%(study)s” is here already.")
        )
        messages.success(request, sentence % {"study": study})
        if self.permission_policy.user_has_permission_for_instance(request.user, "change", study):
            return redirect(self.edit_url_name, study.pk)
        return redirect(self.index_url_name)

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse(self.index_url_name), "label": _("Studies")},
            {"url": "", "label": self.page_title},
        ]

    def get_context_data(self, **kwargs):
        context = {"adding": Adding(), "typed_url": reverse(self.typed_url_name), **kwargs}
        return super().get_context_data(**context)
