"""The only door to a page's dates: every write to its records and to `PageDates` is here.

What each date means, and who may set it, follows GOV.UK's major and minor changes, NHS.uk's "page
last reviewed", the ONS's corrections, and Google's advice on bylines: one clearly labelled date,
never in the future. Each function writes a record and what it adds up to in one transaction, and a
line in the page's history.
"""

from .adding_up import rebuild
from .bulk import CannotTake, ask_for_reviews, set_intervals, set_updated
from .plans import ask_for_review, set_interval, set_owner
from .proposals import (
    confirm_proposal,
    drop_proposal,
    propose_update,
    record_proposed_update,
)
from .publication import record_first_publication, record_import, set_published_on
from .reviews import record_paper_review, record_review, revoke_review
from .rules import ChangedMeanwhile, why_not_sign
from .updates import correct_update, record_update

__all__ = [
    "CannotTake",
    "ChangedMeanwhile",
    "ask_for_review",
    "ask_for_reviews",
    "confirm_proposal",
    "correct_update",
    "drop_proposal",
    "propose_update",
    "rebuild",
    "record_first_publication",
    "record_import",
    "record_paper_review",
    "record_proposed_update",
    "record_review",
    "record_update",
    "revoke_review",
    "set_interval",
    "set_intervals",
    "set_owner",
    "set_published_on",
    "set_updated",
    "why_not_sign",
]
