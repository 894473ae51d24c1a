"""Wagtail's form to edit a page, with the page's dates beside it."""

from django.views.decorators.cache import never_cache
from wagtail.admin.auth import require_admin_access
from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.urls import display_custom_404
from wagtail.admin.views.pages.edit import EditView

from pages.dates_side_panel import DatesSidePanel


class EditPageView(EditView):
    """Adds the side panel with the dates: Wagtail has no hook for side panels."""

    def get_side_panels(self):
        """Return Wagtail's panels and the dates.

        What is saved by itself is answered with pieces for the form that is open: it changes no
        date, and a form that adds a page has no place for them.
        """
        panels = super().get_side_panels()
        if self.expects_json_response or self.hydrate_create_view:
            return panels
        return MediaContainer([*panels, DatesSidePanel(self.page, self.request)])


# As Wagtail decorates every address of its own.
edit_page = never_cache(display_custom_404(require_admin_access(EditPageView.as_view())))
