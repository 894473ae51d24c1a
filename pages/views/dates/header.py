"""What administrators find among a page's actions in the header of the editor."""

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from wagtail.admin.widgets.button import Button


def buttons_of_dates(page, user, next_url=None, view_name="", **kwargs):
    """Yield the ways to enter what the page's dates are, for those who may correct them."""
    if (
        page.first_published_at is None
        or page.alias_of_id is not None
        or not user.has_perm("pages.correct_dates")
        or not page.permissions_for_user(user).can_edit()
    ):
        return
    query = "?" + urlencode({"next": next_url}) if next_url else ""
    for name, label, icon, priority in (
        ("pages_dates_enter", _("Enter or correct an update"), "history", 70),
        ("pages_dates_published", _("Set the published date"), "calendar-alt", 71),
    ):
        url = reverse(name, args=[page.pk]) + query
        yield Button(label, url, icon_name=icon, priority=priority)
