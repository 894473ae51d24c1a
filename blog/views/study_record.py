"""One study in the editor: changing it, where it is cited, and why it cannot be deleted."""

from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic.base import BaseListingView
from wagtail.snippets.views.snippets import EditView, UsageView

from blog.evidence.permissions import reason_not_to_change
from blog.models import Study, StudyIsCitedError
from blog.models.citation import pages_citing, refuse_to_delete_cited


class StudyEditView(EditView):
    """The form of a study. Whoever may not change this one is sent to its facts, with the reason.

    What changed is logged field by field wherever a study is saved, so the view logs nothing.
    """

    def dispatch(self, request, *args, **kwargs):
        if self.user_has_permission("change"):
            self.object = self.get_object()
            reason = reason_not_to_change(request.user, self.object)
            if reason:
                messages.error(request, reason)
                return redirect(self.inspect_url_name, self.object.pk)
        return super().dispatch(request, *args, **kwargs)

    def save_instance(self):
        return self.form.save()


class StudyUsageView(UsageView):
    """The pages that cite a study, drafts and scheduled versions too."""

    permission_required = None
    any_permission_required = ["add", "change", "delete", "view"]
    page_title = _("Where it is cited")

    def get_queryset(self):
        return pages_citing(self.object)

    @cached_property
    def columns(self):
        return [
            TitleColumn(
                "page",
                label=_("Page"),
                accessor="page.get_admin_display_title",
                get_url=lambda citing: reverse("wagtailadmin_pages:edit", args=[citing.page.pk]),
            ),
            Column("states_in_words", label=_("Cited in the version that is")),
        ]

    @cached_property
    def no_results_message(self):
        return _("No page cites this study, in any version that is live, planned or worked on.")

    def get_table(self, object_list):
        return BaseListingView.get_table(
            self, object_list
        )  # Wagtail's usage view expects references


def refuse_to_delete_cited_studies(request, instances):
    """Show which pages cite the studies that somebody wants to delete; nothing is deleted then.

    Runs before Wagtail's views delete snippets, one or many.
    """
    studies = [instance for instance in instances if isinstance(instance, Study)]
    if not studies:
        return None
    try:
        refuse_to_delete_cited(studies)
    except StudyIsCitedError as error:
        context = {"pages": error.pages, "studies": studies, "page_title": _("Still cited")}
        return TemplateResponse(request, "blog/admin/studies_are_cited.html", context, status=409)
