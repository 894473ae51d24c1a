"""What the editor adds to Wagtail's: people, texts for readers, and slugs that keep routes free."""

from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin import messages
from wagtail.snippets.models import register_snippet

from .dashboard import add_setup_checklist
from .dates.history import register_date_actions
from .slugs import refuse_reserved_slug
from .snippets import (
    ClinicTextsViewSet,
    PersonViewSet,
    ProfessionViewSet,
    TestimonialViewSet,
)

register_snippet(PersonViewSet)
register_snippet(ProfessionViewSet)
register_snippet(ClinicTextsViewSet)
register_snippet(TestimonialViewSet)

hooks.register("construct_homepage_panels", add_setup_checklist)
hooks.register("register_log_actions", register_date_actions)


@hooks.register("insert_global_admin_css")
def editor_stylesheet():
    """Give the editor the clinic's colours."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/editor.css"))


@hooks.register("construct_help_menu")
def leave_out_release_notes(request, menu_items):
    """Keep the help menu to what helps staff: news of Wagtail's releases is for developers."""
    menu_items[:] = [item for item in menu_items if not item.name.startswith("whats-new")]


@hooks.register("before_move_page")
def refuse_move_onto_a_route(request, page, destination):
    """Send somebody back to choosing a place, with the reason, if the slug hides a route there."""
    try:
        refuse_reserved_slug(destination.specific_class, page.slug)
    except ValidationError as error:
        messages.error(request, error.messages[0])
        return redirect("wagtailadmin_pages:move", page.pk)


@hooks.register("before_bulk_action")
def refuse_bulk_move_onto_a_route(request, action_type, objects, action):
    """Do the same for pages ticked in a list; none of them is moved."""
    if action_type != "move":
        return None
    destination = action.get_execution_context()["destination"]
    try:
        for page in objects:
            refuse_reserved_slug(destination.specific_class, page.slug)
    except ValidationError as error:
        messages.error(request, error.messages[0])
        return redirect(action.next_url)
