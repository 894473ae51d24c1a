"""What a page's dates ask of staff: the states that reports, reminders and the start page share.

A state is a condition on pages and holds for live ones only, unless it says otherwise: readers see
no other. A page may be in several; the most urgent one leads.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import BooleanField, Case, Count, Q, Value, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

STATE_HOOK = "register_date_state"
SOON = timedelta(days=60)


@dataclass(frozen=True)
class State:
    """One state: `condition` takes today's date and returns a `Q` over `wagtailcore.Page`.

    The lower its `urgency`, the earlier it is named.
    """

    key: str
    label: str
    urgency: int
    condition: Callable[[date], Q]

    @property
    def column(self):
        """The name of the boolean that `with_states` adds to each page."""
        return f"is_{self.key}"


OVERDUE = State("overdue", _("Overdue"), 10, lambda today: Q(live=True, dates__due_on__lt=today))
UPDATED_SINCE_REVIEW = State(
    "updated_since_review",
    _("Updated since review"),
    30,
    lambda today: Q(live=True, dates__is_updated_since_review=True),
)
NEVER_REVIEWED = State(
    "never_reviewed",
    _("Never reviewed"),
    40,
    lambda today: Q(live=True, dates__reviewed_on=None),
)
DUE_SOON = State(
    "due_soon",
    _("Due within 60 days"),
    50,
    lambda today: Q(live=True, dates__due_on__range=(today, today + SOON)),
)
NOT_PUBLISHED = State("not_published", _("Not published"), 60, lambda today: Q(live=False))
# What is left: `with_states` gives its urgency to pages that no other state holds for.
FINE_URGENCY = 100
FINE = State("fine", _("Fine"), FINE_URGENCY, lambda today: Q(urgency=FINE_URGENCY))

STATES = (OVERDUE, UPDATED_SINCE_REVIEW, NEVER_REVIEWED, DUE_SOON, NOT_PUBLISHED)


def all_states():
    """Return every `State` in the order of urgency, “fine” last.

    Another app adds one by the hook `register_date_state`: a function that returns a `State`.
    """
    registered = [state() for state in hooks.get_hooks(STATE_HOOK)]
    return [*sorted([*STATES, *registered], key=lambda state: state.urgency), FINE]


def with_states(pages, today=None):
    """Add to a queryset of `wagtailcore.Page` what `states_of` reads.

    Each page gets a boolean for each state, by its `column`, and `urgency`, that of its most urgent
    state, to sort by. `today` is the clinic's day by default.
    """
    today = today or timezone.localdate()
    *asking, fine = all_states()
    conditions = {state: state.condition(today) for state in asking}
    urgency = Case(
        *(When(condition, then=Value(state.urgency)) for state, condition in conditions.items()),
        default=Value(fine.urgency),
    )
    flags = {state.column: _is(condition) for state, condition in conditions.items()}
    return pages.annotate(**flags, urgency=urgency).annotate(
        **{fine.column: _is(fine.condition(today))}
    )


def in_states(pages, keys):
    """Return those of the pages of `with_states` that are in any of the states with these keys."""
    wanted = Q(pk__in=[])
    for state in all_states():
        if state.key in keys:
            wanted |= Q(**{state.column: True})
    return pages.filter(wanted)


def counts_of_states(pages, today=None):
    """Return `[(State, how many of the pages are in it)]` for the states that ask for something."""
    asking = [state for state in all_states() if state is not FINE and state is not NOT_PUBLISHED]
    counts = with_states(pages, today).aggregate(
        **{f"n_{state.key}": Count("pk", filter=Q(**{state.column: True})) for state in asking}
    )
    return [(state, counts[f"n_{state.key}"]) for state in asking]


def states_of(page):
    """Return the states of one of the pages of `with_states`, the most urgent first."""
    return [state for state in all_states() if getattr(page, state.column)]


def _is(condition):
    return Case(When(condition, then=True), default=False, output_field=BooleanField())
