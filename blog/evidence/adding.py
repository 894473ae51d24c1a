"""Adding a study that was looked up or pasted: its record, its design, and its standing."""

from django.db import transaction

from .saving import CREATED, save_item
from .watch import record_check


@transaction.atomic
def add_offer(offer):
    """Save an `Offer` and return `(study, is_created)`; the study of the site if it is there.

    What the services said of notices becomes the standing of a new record; the day it was checked
    on too, if every one of them answered. Raises RefusedError as `save_item` does.
    """
    saved = save_item(offer.item, offer.source, offer.record)
    if saved.outcome != CREATED:
        return saved.study, False
    if offer.design:
        saved.study.design = offer.design
        saved.study.save(update_fields=["design"])
    if offer.notices or offer.answered:
        record_check(saved.study, offer.notices, is_complete=offer.answered)
    return saved.study, True
