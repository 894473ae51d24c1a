"""What requests add to the editor."""

from django.contrib.auth.models import Permission
from django.shortcuts import redirect
from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import Page

from .audit import register_request_log_actions
from .dashboard import add_waiting_requests
from .permissions import pages_whose_requests_are_shown, reason_not_to_delete
from .views import admin_urls

hooks.register("filter_form_submissions_for_user", pages_whose_requests_are_shown)
hooks.register("register_admin_urls", admin_urls, order=-1)
hooks.register("register_log_actions", register_request_log_actions)
hooks.register("construct_homepage_panels", add_waiting_requests)


@hooks.register("register_permissions")
def permission_to_read():
    """Let whoever looks after groups give the permission."""
    return Permission.objects.filter(content_type__app_label="pages", codename="view_requests")


@hooks.register("before_delete_page")
def keep_page_with_requests(request, page):
    """Send somebody back, with the reason, who would delete requests with a page."""
    if reason := reason_not_to_delete(page):
        messages.error(request, reason)
        return redirect("wagtailadmin_explore", page.get_parent().pk)


@hooks.register("before_bulk_action")
def keep_ticked_pages_with_requests(request, action_type, objects, action):
    """Do the same for pages ticked in a list; none of them is deleted."""
    if action_type != "delete":
        return None
    for page in objects:
        if isinstance(page, Page) and (reason := reason_not_to_delete(page)):
            messages.error(request, reason)
            return redirect(action.next_url)
