"""Who may do what to a page's dates: every cell of the table through the real views.

The table was written before the views. A cell is a role, an act and a page: one that the user wrote
and is named on as an author, somebody else's, one that waits for approval, one that somebody
locked, one that readers must log in to, one that was never published.
"""

import pytest
from django.db import transaction
from django.test import Client
from django.urls import get_resolver, reverse
from wagtail.admin.views.bulk_action.registry import bulk_action_registry

from pages.roles import CLINIC_STAFF, CLINICIANS, SITE_ADMINISTRATORS
from tests.pages.dates.acts import ACTS, Cell

pytestmark = pytest.mark.django_db

STATES = ("own", "other's", "in moderation", "locked", "private", "never published")
STAFF, CLINICIAN, ADMINISTRATOR = CLINIC_STAFF, CLINICIANS, SITE_ADMINISTRATORS

# One letter a state, in the order above: y for may, n for may not.
MATRIX = {
    #                             staff     clinician  administrator
    "publish as an update":      ("nnnnnn", "yyynyn", "yynnyn"),
    "submit as an update":       ("yynnyn", "yynnyn", "yynnyn"),
    "save with an update":       ("yynnyn", "yyynyn", "yynnyn"),
    "reword one's own proposal": ("yynnyn", "yyynyn", "yynnyn"),
    "reword another's proposal": ("nnnnnn", "yyynyn", "yynnyn"),
    "drop one's own proposal":   ("yyyyyn", "yyyyyn", "yyyyyn"),
    "drop another's proposal":   ("nnnnnn", "yyyyyn", "yyyyyn"),
    "sign a review":             ("nnnnnn", "nyyyyn", "nnnnnn"),
    "revoke one's own review":   ("nnnnnn", "yyyyyn", "yyyyyn"),
    "revoke another's review":   ("nnnnnn", "nnnnnn", "yyyyyn"),
    "record a review on paper":  ("nnnnnn", "nnnnnn", "yyyyyn"),
    "enter an update":           ("nnnnnn", "nnnnnn", "yyyyyn"),
    "correct an update":         ("nnnnnn", "nnnnnn", "yyyyyn"),
    "set the published date":    ("nnnnnn", "nnnnnn", "yyyyyn"),
    "set many updated dates":    ("nnnnnn", "nnnnnn", "yyyyyn"),
    "ask many for a review":     ("nnnnnn", "nnnnnn", "yyyyyn"),
    "change many intervals":     ("nnnnnn", "nnnnnn", "yyyyyy"),
    "find it in the report":     ("yyyyyy", "yyyyyy", "yyyyyy"),
}  # fmt: skip

# What each address does: the acts above that go there.
ADDRESSES = {
    "pages_dates_change_proposal": {"reword one's own proposal", "reword another's proposal"},
    "pages_dates_drop_proposal": {"drop one's own proposal", "drop another's proposal"},
    "pages_dates_review": {"sign a review"},
    "pages_dates_revoke": {"revoke one's own review", "revoke another's review"},
    "pages_dates_paper": {"record a review on paper"},
    "pages_dates_enter": {"enter an update"},
    "pages_dates_correct": {"correct an update"},
    "pages_dates_published": {"set the published date"},
    "pages_dates_report": {"find it in the report"},
    "pages_dates_report_results": {"find it in the report"},
}
BULK_ACTIONS = {
    "set-updated": {"set many updated dates"},
    "ask-for-review": {"ask many for a review"},
    "set-interval": {"change many intervals"},
}


@pytest.mark.parametrize("column", range(3), ids=["staff", "clinician", "administrator"])
def test_a_role_may_do_on_a_page_what_the_table_says(site, column):
    role = (STAFF, CLINICIAN, ADMINISTRATOR)[column]
    cells = [Cell(site, role, state) for state in STATES]
    may = {act: "".join("y" if tried(ACTS[act], cell) else "n" for cell in cells) for act in MATRIX}
    assert may == {act: columns[column] for act, columns in MATRIX.items()}


def tried(act, cell):
    """Say whether an act succeeds, and take back whatever it changed."""
    with transaction.atomic():
        outcome = act(cell)
        transaction.set_rollback(True)
    cell.read_again()
    return outcome


def test_every_act_of_the_table_is_tried():
    assert set(ACTS) == set(MATRIX)


def _named(patterns, prefix):
    for pattern in patterns:
        if hasattr(pattern, "url_patterns"):
            yield from _named(pattern.url_patterns, prefix)
        elif (pattern.name or "").startswith(prefix):
            yield pattern.name


def test_every_address_of_dates_is_in_the_table():
    assert set(_named(get_resolver().url_patterns, "pages_dates_")) == set(ADDRESSES)
    assert set().union(*ADDRESSES.values(), *BULK_ACTIONS.values()) <= set(MATRIX)


def test_every_bulk_action_on_dates_is_in_the_table():
    actions = bulk_action_registry.get_bulk_actions_for_model("wagtailcore", "page")
    ours = {one.action_type for one in actions if one.__module__.startswith("pages.")}
    assert ours == set(BULK_ACTIONS)


@pytest.mark.parametrize("name", sorted(ADDRESSES))
def test_somebody_who_is_not_logged_in_is_sent_to_the_login(site, name):
    args = [] if "report" in name else [1]
    for method in ("get", "post"):
        response = getattr(Client(), method)(reverse(name, args=args))
        assert response.status_code == 302
        assert "/admin/login/" in response["Location"]


def test_whoever_makes_groups_of_their_own_can_give_both_permissions(site, editor_client):
    page = editor_client.get(reverse("wagtailusers_groups:add"))
    assert "Can sign that they have reviewed a page" in page.text
    assert "Can enter and correct dates and reviews on paper" in page.text
