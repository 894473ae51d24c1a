"""The addresses of reviewing, and where the editor offers them."""

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.menus.pages import PageMenuItem

from .paper_review import PaperReviewView
from .review import ReviewView
from .revoke_review import RevokeReviewView


def addresses_of_reviewing():
    """Return the addresses of signing, of reviews on paper and of revoking, below `dates/`."""
    return [
        path("dates/<int:page_id>/review/", ReviewView.as_view(), name="pages_dates_review"),
        path("dates/<int:page_id>/paper/", PaperReviewView.as_view(), name="pages_dates_paper"),
        path(
            "dates/reviews/<int:pk>/revoke/", RevokeReviewView.as_view(), name="pages_dates_revoke"
        ),
    ]


class _ReviewItem(PageMenuItem):
    """An item of a page's menus for those who have `permission`, where there can be a review."""

    permission = None

    def is_shown(self, user):
        return (
            self.page.live
            and self.page.alias_of_id is None
            and user.has_perm(self.permission)
            and self.page.permissions_for_user(user).can_edit()
        )


class MarkAsReviewed(_ReviewItem):
    label = _("Mark as reviewed…")
    icon_name = "check"
    url_name = "pages_dates_review"
    permission = "pages.sign_review"


class RecordOnPaper(_ReviewItem):
    label = _("Record a review on paper…")
    icon_name = "doc-full"
    url_name = "pages_dates_paper"
    permission = "pages.correct_dates"


def review_items(page, user, next_url=None, view_name=None):
    """Offer both in the menu of a page, in the list of pages and in the header of its screens."""
    yield MarkAsReviewed(page=page, next_url=next_url, priority=45)
    yield RecordOnPaper(page=page, next_url=next_url, priority=46)
