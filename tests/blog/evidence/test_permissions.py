"""Who may change which study: every cell of the table through the real views."""

import pytest
from django.urls import reverse

from blog.evidence.merging import merge
from blog.models import Study
from pages.roles import CLINIC_STAFF, CLINICIANS, SITE_ADMINISTRATORS
from tests.factories import StudyFactory, publish_article

from .conftest import body_citing

LIVE, DRAFT, UNCITED = "cited live", "cited only in a draft", "uncited"
ROLES = (CLINIC_STAFF, CLINICIANS, SITE_ADMINISTRATORS)

#                                    staff  clinician  administrator
MATRIX = {
    ("change", LIVE):               (False, True,  True),
    ("change", DRAFT):              (True,  True,  True),
    ("change", UNCITED):            (True,  True,  True),
    ("find the edit link", LIVE):   (False, True,  True),
    ("find the edit link", DRAFT):  (True,  True,  True),
    ("find the edit link", UNCITED):(True,  True,  True),
    ("look at", LIVE):              (True,  True,  True),
    ("see where it is cited", LIVE):(True,  True,  True),
    ("choose", LIVE):               (True,  True,  True),
    ("choose", UNCITED):            (True,  True,  True),
    ("delete", LIVE):               (False, False, False),
    ("delete", DRAFT):              (False, False, False),
    ("delete", UNCITED):            (False, False, True),
    ("delete in bulk", LIVE):       (False, False, False),
    ("delete in bulk", DRAFT):      (False, False, False),
    ("delete in bulk", UNCITED):    (False, False, True),
    ("merge", LIVE):                (False, True,  True),
    ("merge", UNCITED):             (False, True,  True),
    ("undo a merge", LIVE):         (False, True,  True),
}  # fmt: skip


def url(action, study):
    return reverse(f"wagtailsnippets_blog_study:{action}", args=[study.pk])


def change(client, study):
    form = {"title": "Mended", "authors": "", "standing": "unknown"}
    client.post(url("edit", study), form)
    return Study.objects.filter(title="Mended").exists()


def find_edit_link(client, study):
    listing = client.get(reverse("wagtailsnippets_blog_study:list")).text
    return url("edit", study) in listing


def is_shown(action):
    return lambda client, study: client.get(url(action, study)).status_code == 200


def choose(client, study):
    page = client.get(reverse("wagtailsnippetchoosers_blog_study:choose"))
    return study.title in page.text


def delete(client, study):
    client.post(url("delete", study))
    return not Study.objects.filter(pk=study.pk).exists()


def delete_in_bulk(client, study):
    bulk = reverse("wagtail_bulk_action", args=["blog", "study", "delete"])
    client.post(f"{bulk}?id={study.pk}")
    return not Study.objects.filter(pk=study.pk).exists()


def merge_it(client, study):
    keeper = StudyFactory()
    client.post(reverse("blog_merge_study", args=[study.pk]), {"keeper": keeper.pk})
    return Study.objects.get(pk=study.pk).merged_into == keeper


def undo_merge(client, study):
    merge(study, StudyFactory())
    client.post(reverse("blog_unmerge_study", args=[study.pk]))
    return Study.objects.get(pk=study.pk).merged_into is None


ACTIONS = {
    "change": change,
    "find the edit link": find_edit_link,
    "look at": is_shown("inspect"),
    "see where it is cited": is_shown("usage"),
    "choose": choose,
    "delete": delete,
    "delete in bulk": delete_in_bulk,
    "merge": merge_it,
    "undo a merge": undo_merge,
}

CELLS = [
    pytest.param(role, action, use, allowed, id=f"{role.name}: {action}, {use}")
    for (action, use), row in MATRIX.items()
    for role, allowed in zip(ROLES, row, strict=True)
]


def study_used(site, use, draft_of):
    study = StudyFactory(title="Needles")
    if use == LIVE:
        publish_article(site.blog, body=body_citing(study))
    elif use == DRAFT:
        draft_of(publish_article(site.blog), body_citing(study))
    return study


@pytest.mark.parametrize(("role", "action", "use", "allowed"), CELLS)
def test_a_role_may_do_what_the_table_says(site, log_in, draft_of, role, action, use, allowed):
    study = study_used(site, use, draft_of)
    assert ACTIONS[action](log_in(role), study) is allowed


@pytest.mark.parametrize("method", ["get", "post"])
def test_staff_are_told_why_and_what_to_do(site, log_in, draft_of, method):
    study = study_used(site, LIVE, draft_of)
    response = getattr(log_in(CLINIC_STAFF), method)(url("edit", study), follow=True)
    assert "Ask a clinician or an administrator." in response.text
    assert "Needles" in response.text


def test_a_live_page_that_cites_a_record_merged_into_a_study_counts(site, log_in, draft_of):
    cited, keeper = study_used(site, LIVE, draft_of), StudyFactory()
    merge(cited, keeper)
    assert not change(log_in(CLINIC_STAFF), keeper)
