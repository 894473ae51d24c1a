"""Telling people of reviews, each thing once."""

from dataclasses import replace

from django.contrib.auth import get_user_model
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import ngettext

from pages.models import PageDates, ReviewReminder

from .plan import plan_reminders


def send_reminders():
    """Send everybody their digest and return `(digests that were sent, items for nobody)`."""
    plan = plan_reminders(timezone.localdate())
    return [sent for digest in plan.digests if (sent := send_reminder(digest))], plan.for_nobody


@transaction.atomic
def send_reminder(digest):
    """Queue the mail of a `Digest`; return what it told, or None if there was nothing left.

    What was told is kept in the same transaction that queues the mail, so that a run that dies
    neither forgets nor repeats anything. A second run that goes on at the same time waits for the
    account, and then sees what the first one told.
    """
    accounts = get_user_model().objects.select_for_update().filter(is_active=True)
    account = accounts.filter(pk=digest.account.pk).first()
    items = _still_news(digest) if account else []
    if not items:
        return None
    ReviewReminder.objects.bulk_create(
        ReviewReminder(page_id=page, account=account, step=step, day=day)
        for page, step, day in (item.key for item in items)
    )
    sent = replace(digest, items=items)
    _mail(sent)
    return sent


def _still_news(digest):
    """Return the items of a digest that nobody dealt with, or told, since it was planned."""
    pages = [item.row.page_id for item in digest.items]
    reminders = ReviewReminder.objects.filter(account=digest.account, page__in=pages)
    told = set(reminders.values_list("page_id", "step", "day"))
    rows = PageDates.objects.filter(page__in=pages, page__live=True)
    days = {page: days for page, *days in rows.values_list("page_id", "due_on", "asked_on")}
    return [
        item
        for item in digest.items
        if item.key not in told and item.day in days.get(item.row.page_id, ())
    ]


def _mail(digest):
    count = len({item.row.page_id for item in digest.items})
    subject = ngettext("%(count)s page to review", "%(count)s pages to review", count)
    context = {"digest": digest}
    send_mail(
        subject % {"count": count},
        render_to_string("pages/admin/review_reminder.txt", context),
        None,
        [digest.account.email],
        html_message=render_to_string("pages/admin/review_reminder.html", context),
    )
