"""Deleting requests whose time is over."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Count
from django.utils import timezone
from wagtail.models import Page

from pages.models.request_records import RequestSettings, RequestSubmission

from .audit import PURGE, log_requests


@transaction.atomic
def purge_submissions():
    """Delete the requests that are older than the settings let them be; return how many."""
    kept_for = timedelta(days=RequestSettings.current().kept_days)
    old = RequestSubmission.objects.filter(submit_time__lt=timezone.now() - kept_for)
    counts = dict(old.order_by().values_list("page").annotate(count=Count("pk")))
    for page in Page.objects.filter(pk__in=counts).specific():
        log_requests(page, PURGE, counts[page.pk])
    old.delete()
    return sum(counts.values())
