"""The only door to a page's dates: every write to its records and to `PageDates` is here.

What each date means, and who may set it, follows GOV.UK's major and minor changes, NHS.uk's "page
last reviewed", the ONS's corrections, and Google's advice on bylines: one clearly labelled date,
never in the future. Each function writes a record and what it adds up to in one transaction, and a
line in the page's history.
"""

from .bulk import CannotTake, ask_for_reviews, set_intervals, set_updated
from .making import History, record_histories
from .plans import ask_for_review, set_interval, set_owner
from .proposals import (
    confirm_proposal,
    contains,
    drop_proposal,
    keep_proposal,
    may_change,
    proposal_of,
    propose_update,
    record_proposed_update,
    refuse_unseen,
    reword_proposal,
)
from .publication import record_first_publication, record_import, set_published_on
from .rebuilding import rebuild, rebuild_all
from .reviews import record_paper_review, record_review, revoke_review
from .rules import ChangedMeanwhile, may_revoke, standing_review, why_not_on_paper, why_not_sign
from .updates import correct_update, record_update

__all__ = [
    "CannotTake",
    "ChangedMeanwhile",
    "History",
    "ask_for_review",
    "ask_for_reviews",
    "confirm_proposal",
    "contains",
    "correct_update",
    "drop_proposal",
    "keep_proposal",
    "may_change",
    "may_revoke",
    "proposal_of",
    "propose_update",
    "rebuild",
    "rebuild_all",
    "record_first_publication",
    "record_histories",
    "record_import",
    "record_paper_review",
    "record_proposed_update",
    "record_review",
    "record_update",
    "refuse_unseen",
    "revoke_review",
    "reword_proposal",
    "set_interval",
    "set_intervals",
    "set_owner",
    "set_published_on",
    "set_updated",
    "standing_review",
    "why_not_on_paper",
    "why_not_sign",
]
