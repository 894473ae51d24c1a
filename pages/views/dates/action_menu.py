"""What the editor's menu of actions adds: publishing, submitting or saving as an update."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.action_menu import ActionMenuItem, PublishMenuItem, WorkflowMenuItem
from wagtail.models import Revision

from pages import dates
from pages.update_form import AS_UPDATE, PostedUpdate, UpdateForm


class UpdateMenuItem(ActionMenuItem):
    """Opens the dialog that asks what readers are told; each of its buttons saves the page.

    While an update waits that the draft contains there is nothing to ask: publishing confirms it.
    """

    name = "update-dialog"
    order = 31  # after “Publish”
    icon_name = "history"
    template_name = "pages/admin/dates/update_menu_item.html"

    def is_shown(self, context):
        page = context.get("page")
        return (
            page is not None
            and page.first_published_at is not None
            and page.alias_of_id is None
            and super().is_shown(context)
        )

    def get_context_data(self, parent_context):
        context = super().get_context_data(parent_context)
        page, request = context["page"], context["request"]
        tester = self.get_user_page_permissions_tester(parent_context)
        proposal = dates.proposal_of(page)
        posted = PostedUpdate(request.POST, page, request.user)
        is_asked_for = request.method == "POST" and posted.is_asked_for
        can_submit = context["view"] == "edit" and tester.can_submit_for_moderation()
        context |= {
            "as_update": AS_UPDATE,
            "proposal": proposal,
            "form": posted.form if is_asked_for else UpdateForm(instance=proposal),
            "is_open": is_asked_for and bool(posted.form.errors),
            "may_ask": proposal is None
            or (
                not is_in_draft(request, page, proposal)
                and dates.may_change(page, proposal, request.user)
            ),
            "can_publish": tester.can_publish(),
            "can_submit": can_submit,
            "is_scheduled": _is_scheduled(page),
            "ends_approval": page.workflow_in_progress,
            "label": _label(tester.can_publish(), can_submit),
        }
        return context


class PublishWithUpdateMenuItem(PublishMenuItem):
    """Says that publishing confirms the update that waits."""

    label = gettext_lazy("Publish with the proposed update")

    def get_context_data(self, parent_context):
        context = super().get_context_data(parent_context)
        if context["is_scheduled"]:
            context["label"] = _("Schedule with the proposed update")
        # The template would print its own labels for these.
        return context | {"is_scheduled": False, "is_revision": False}


def name_what_waits(menu_items, request, context):
    """Tell on the buttons that publish a page that an update goes live with it."""
    page = context.get("page")
    proposal = dates.proposal_of(page) if page and page.pk else None
    if proposal is None or not is_in_draft(request, page, proposal):
        return
    state = page.current_workflow_state
    for place, item in enumerate(menu_items):
        if isinstance(item, PublishMenuItem):
            menu_items[place] = PublishWithUpdateMenuItem(order=item.order)
        elif (
            isinstance(item, WorkflowMenuItem) and item.name == "approve" and state.is_at_final_task
        ):
            item.label = _("%(approve)s with the proposed update") % {"approve": item.label}


def is_in_draft(request, page, proposal):
    """Say whether what the editor shows contains a proposed change."""
    older = request.resolver_match.kwargs.get("revision_id") if request.resolver_match else None
    shown = Revision.objects.filter(pk=older).first() if older else page.get_latest_revision()
    return dates.contains(shown, proposal)


def _is_scheduled(page):
    return page.go_live_at is not None and page.go_live_at > timezone.now()


def _label(can_publish, can_submit):
    if can_publish:
        return _("Publish as an update…")
    return _("Submit as an update…") if can_submit else _("Save with a proposed update…")
