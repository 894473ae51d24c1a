"""Cancelling a schedule with which an update would have gone live."""

from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.views.pages.revisions import RevisionsUnschedule

from pages import dates


class UnschedulePage(RevisionsUnschedule):
    """Wagtail's view; it also says that the proposed update waits on."""

    def post(self, request, *args, **kwargs):
        response = super().post(request, *args, **kwargs)
        proposal = dates.keep_proposal(self.object, request.user)
        if proposal:
            messages.info(
                request,
                _("The proposed update stays, and waits for the page to be published: “%(note)s”")
                % {"note": proposal.note},
            )
        return response
