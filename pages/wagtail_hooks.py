"""What the editor adds to Wagtail's: people, texts for readers, and slugs that keep routes free."""

from django.contrib.auth.models import Permission
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin import messages
from wagtail.snippets.models import register_snippet

from .dashboard import add_setup_checklist
from .dates.history import register_date_actions
from .keeping_answers import allow_keeping
from .requests import hooks as request_hooks  # noqa: F401 - registers what requests add
from .review_dashboard import add_reviews
from .slugs import refuse_reserved_slug
from .snippets import (
    ClinicTextsViewSet,
    NoticeViewSet,
    PersonViewSet,
    ProfessionViewSet,
    TestimonialViewSet,
)
from .unfinished import refuse_bulk_publishing
from .views.dates import action_menu, publishing
from .views.dates.bulk_actions import BULK_ACTIONS
from .views.dates.header import buttons_of_dates
from .views.dates.urls_publishing import publishing_urls
from .views.dates.urls_report import report_menu_item, report_urls
from .views.dates.urls_reviewing import addresses_of_reviewing, review_items

register_snippet(PersonViewSet)
register_snippet(ProfessionViewSet)
register_snippet(NoticeViewSet)
register_snippet(ClinicTextsViewSet)
register_snippet(TestimonialViewSet)

hooks.register("construct_homepage_panels", add_setup_checklist)
hooks.register("construct_homepage_panels", add_reviews)
hooks.register("before_bulk_action", refuse_bulk_publishing)
hooks.register("register_log_actions", register_date_actions)
hooks.register("register_admin_urls", addresses_of_reviewing)
hooks.register("register_page_header_buttons", review_items)
hooks.register("register_page_listing_more_buttons", review_items)
hooks.register("register_admin_urls", publishing_urls)
hooks.register("register_page_action_menu_item", action_menu.UpdateMenuItem)
hooks.register("construct_page_action_menu", action_menu.name_what_waits)
hooks.register("before_publish_page", publishing.propose_before_publishing)
hooks.register("after_publish_page", publishing.confirm_after_publishing)
hooks.register("after_edit_page", publishing.propose_after_saving)
hooks.register("before_edit_page", publishing.say_what_waits)
hooks.register("register_page_header_buttons", buttons_of_dates)
hooks.register("register_admin_urls", report_urls)
hooks.register("register_reports_menu_item", report_menu_item)
for action in BULK_ACTIONS:
    hooks.register("register_bulk_action", action)


@hooks.register("before_serve_page")
def keep_answers_of_page(page, request, args, kwargs):
    """Let what a page answers be kept for other readers, if its type says what it depends on."""
    parameters = getattr(page, "query_parameters", None)
    if parameters is not None:
        allow_keeping(request, parameters)


@hooks.register("insert_global_admin_css")
def editor_stylesheet():
    """Give the editor the clinic's colours."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/editor.css"))


@hooks.register("insert_editor_js")
def update_dialog_script():
    """Keep what is typed into the dialog of an update apart from the page's own fields."""
    return format_html('<script type="module" src="{}"></script>', static("js/update-dialog.js"))


@hooks.register("register_permissions")
def permissions_about_dates():
    """Let whoever looks after groups give these."""
    return Permission.objects.filter(
        content_type__app_label="pages", codename__in=["sign_review", "correct_dates"]
    )


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
