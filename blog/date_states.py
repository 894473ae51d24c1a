"""What studies add to the states of a page's dates."""

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from blog.models import EvidenceChange
from pages.dates.states import State


def evidence_changed():
    """Return the state of live pages that cite a study which changed since their last review."""
    return State("evidence_changed", _("Evidence changed"), 20, _rests_on_changed_evidence)


def _rests_on_changed_evidence(today):
    changes = EvidenceChange.objects.since_review().filter(page=OuterRef("pk"))
    return Q(Exists(changes), live=True)
