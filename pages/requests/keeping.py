"""Saving what a patient has sent: once, with the mail about it, or not at all."""

import json

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.utils.crypto import salted_hmac

from pages.models.request_records import RequestSubmission

from .mail import recipients, tell_clinic

SALT = "pages.requests.fingerprint"
Notice = RequestSubmission.Notice


def keep(page, answers, token):
    """Keep the answers (`{name: value}`) to a page's form, and queue the mail about them.

    Both or neither. A form that is sent twice, with the same token and answers, is kept once.
    """
    notice = Notice.WAITING if recipients(page) else Notice.NONE
    with transaction.atomic():
        submission, is_new = RequestSubmission.objects.get_or_create(
            fingerprint=fingerprint(answers, token),
            defaults={"page": page, "form_data": answers, "notice": notice},
        )
        if is_new and notice == Notice.WAITING:
            tell_clinic.enqueue(submission.pk)


def fingerprint(answers, token):
    """Return 64 hexadecimal digits that are the same for the same answers to the same form."""
    text = json.dumps([token, answers], cls=DjangoJSONEncoder, sort_keys=True)
    return salted_hmac(SALT, text, algorithm="sha256").hexdigest()
