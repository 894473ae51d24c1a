"""The panel of failed background work on the editor's start page."""

from wagtail.admin.ui.components import Component

from .failures import failures

PERMISSION = "pages.change_clinicsettings"


class FailedWork(Component):
    """What was given up after several attempts, and a button for another one."""

    name = "failed_work"
    template_name = "jobs/admin/failed_work.html"
    order = 90

    class Media:
        css = {"all": ["css/failed-work.css"]}

    def __init__(self, found):
        self.found = found

    def get_context_data(self, parent_context):
        return {"failures": self.found, "csrf_token": parent_context["csrf_token"]}


def add_failed_work(request, panels):
    """Add the panel to the start page of administrators while there is something in it."""
    if request.user.has_perm(PERMISSION) and (found := failures()):
        panels.append(FailedWork(found))
