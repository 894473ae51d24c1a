"""A page's dates and history beside its form in the editor."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.ui.side_panels import BaseSidePanel
from wagtail.models import Page

from pages.dates.rules import clinic_of, may_revoke
from pages.dates.states import FINE, states_of, with_states
from pages.models import PageReview, PageUpdate, ProposedUpdate
from pages.models.clinic import DEFAULT_REVIEW_INTERVAL
from pages.models.dates import dates_of

SHOWN = 5  # of updates, and of reviews

# What can be done about a page's dates: the permission that it takes (none for whoever may edit the
# page), the name of the address, which takes the page's key, and the words of the link. A page that
# was never public has no dates to be changed.
ACTIONS = (
    ("pages.sign_review", "pages_dates_review", _("Mark as reviewed…")),
    ("pages.correct_dates", "pages_dates_paper", _("Record a review on paper…")),
    ("pages.correct_dates", "pages_dates_enter", _("Enter or correct an update…")),
    ("pages.correct_dates", "pages_dates_published", _("Set the published date…")),
)
HISTORY = (None, "wagtailadmin_pages:history", _("The whole history"))


class DatesSidePanel(BaseSidePanel):
    """Dates, states, the update that waits, and the last updates and reviews of a page.

    An alias shows its original's.
    """

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        aria_label = _("Toggle dates and reviews")
        icon_name = "calendar-check"
        counter_classname = "w-bg-critical-200"

        def get_context_data(self, parent_context):
            context = super().get_context_data(parent_context)
            context["count"] = len(self.panel.states)
            return context

    name = "dates"
    title = _("Dates and reviews")
    template_name = "pages/admin/dates_side_panel.html"

    class Media:
        css = {"all": ["css/reviews.css"]}

    def __init__(self, page, request):
        super().__init__(page, request)
        self.original = page.alias_of if page.alias_of_id else page
        self.dates = dates_of(page)
        known = with_states(Page.objects.filter(pk=self.original.pk)).first()
        self.states = [state.label for state in states_of(known) if state is not FINE]

    def get_context_data(self, parent_context):
        page = self.original
        proposals = ProposedUpdate.objects.select_related("proposed_by")
        updates = PageUpdate.objects.filter(page_id=page.pk).select_related("recorded_by")
        reviews = PageReview.objects.filter(page_id=page.pk).in_order()
        return super().get_context_data(parent_context) | {
            "dates": self.dates,
            "states": self.states,
            "interval": self._interval(),
            "proposal": proposals.filter(page_id=page.pk).first(),
            "updates": updates.defer("content")[:SHOWN],
            "reviews": self._with_right_to_revoke(
                reviews.select_related("revoked_by").defer("content")[:SHOWN]
            ),
            "may_correct": self.request.user.has_perm("pages.correct_dates"),
            "actions": self._actions(),
        }

    def _interval(self):
        """Return the months between two reviews in words, and whether they are the page's own."""
        months = self.dates.interval_months if self.dates else None
        if months is not None:
            text = ngettext("%(months)s month", "%(months)s months", months)
            return text % {"months": months}
        clinic = clinic_of(self.original)
        months = clinic.review_interval_months if clinic else DEFAULT_REVIEW_INTERVAL
        text = ngettext(
            "%(months)s month, the site's interval",
            "%(months)s months, the site's interval",
            months,
        )
        return text % {"months": months}

    def _with_right_to_revoke(self, reviews):
        """Return `[(review, whether this account may revoke it)]`."""
        user = self.request.user
        return [
            (review, review.revoked_at is None and may_revoke(review, user)) for review in reviews
        ]

    def _actions(self):
        """Return `(address, words)` of what this account may do."""
        return [
            (reverse(name, args=[self.original.pk]), label)
            for permission, name, label in (*(ACTIONS if self.dates else ()), HISTORY)
            if permission is None or self.request.user.has_perm(permission)
        ]
