"""The mail to somebody who is asked to review pages."""

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import ngettext

NAMED = 20  # pages in one mail; the report lists the rest


def mail_request(person, pages, user):
    """Mail a `Person` which pages they are asked to review, by whom, and where all of them are.

    Send it in the transaction that asks: it is queued with it, or not at all.
    """
    address = settings.WAGTAILADMIN_BASE_URL
    subject = ngettext(
        "Please review %(count)d page", "Please review %(count)d pages", len(pages)
    ) % {"count": len(pages)}
    context = {
        "person": person,
        "asked_by": user.get_full_name() or user.get_username(),
        "pages": [
            (page.get_admin_display_title(), address + _edit_address(page))
            for page in pages[:NAMED]
        ],
        "more": max(0, len(pages) - NAMED),
        "report": f"{address}{reverse('pages_dates_report')}?owner={person.pk}",
    }
    text = render_to_string("pages/admin/review_asked_email.txt", context)
    send_mail(subject, text, None, [person.account.email])


def _edit_address(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])
