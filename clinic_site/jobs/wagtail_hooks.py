"""What background work adds to the editor: the panel of what failed, and its button."""

from django.urls import path
from wagtail import hooks

from .dashboard import add_failed_work
from .views import try_failed_work_again

hooks.register("construct_homepage_panels", add_failed_work)


@hooks.register("register_admin_urls")
def admin_urls():
    """Add the address of the button."""
    return [path("background-work/try-again/", try_failed_work_again, name="jobs_try_again")]
