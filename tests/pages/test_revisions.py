"""Which old versions of pages go, and which stay."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from wagtail.models import Comment, Revision, TaskState, Workflow, WorkflowTask
from wagtail.models import GroupApprovalTask as ApprovalTask

from pages.models import PageReview
from pages.revisions import BATCH, purge_revisions
from tests.factories import StandardPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def leaflet(site):
    return StandardPageFactory(parent=site.home)


def save(page, days=1400, **fields):
    """Save a draft as it was made so many days ago; return the revision."""
    revision = page.save_revision(clean=False, **fields)
    Revision.objects.filter(pk=revision.pk).update(created_at=timezone.now() - timedelta(days=days))
    return revision


def purge(days=1095):
    return purge_revisions(timezone.now() - timedelta(days=days))


def left():
    return set(Revision.objects.values_list("pk", flat=True))


def test_old_versions_go_and_young_ones_and_the_latest_stay(leaflet):
    save(leaflet)
    save(leaflet)
    young, latest = save(leaflet, days=1000), save(leaflet, days=1300)
    assert purge() == 2
    assert left() == {young.pk, latest.pk}


def test_the_live_version_stays_while_a_newer_draft_waits(leaflet):
    live = save(leaflet)
    live.publish()
    latest = save(leaflet)
    assert purge() == 0
    assert left() == {live.pk, latest.pk}


def test_a_scheduled_version_stays(leaflet):
    leaflet.go_live_at = timezone.now() + timedelta(days=30)
    scheduled = save(leaflet)
    scheduled.publish()
    leaflet.go_live_at = None
    latest = save(leaflet)
    purge()
    assert left() == {scheduled.pk, latest.pk}


@pytest.mark.parametrize("is_finished", [False, True])
def test_a_version_in_moderation_stays_and_an_approved_one_too(leaflet, administrator, is_finished):
    workflow = Workflow.objects.create(name="Two pairs of eyes")
    task = ApprovalTask.objects.create(name="Check")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=1)
    submitted = save(leaflet)
    state = workflow.start(leaflet, administrator)
    if is_finished:
        state.current_task_state.approve(user=administrator)
    latest = save(leaflet)
    purge()
    assert {submitted.pk, latest.pk} <= left()
    assert TaskState.objects.get().revision_id == submitted.pk


def test_a_reviewed_version_stays_bound_to_its_review(leaflet):
    reviewed = save(leaflet)
    review = PageReview.objects.create(
        page=leaflet, date=date(2022, 5, 3), reviewer_name="Dr Ana Lis", revision=reviewed
    )
    latest = save(leaflet)
    assert purge() == 0
    review.refresh_from_db()
    assert review.revision_id == reviewed.pk
    assert left() == {reviewed.pk, latest.pk}


def test_a_version_with_a_comment_stays(leaflet, administrator):
    discussed = save(leaflet)
    Comment.objects.create(
        page=leaflet, user=administrator, text="Is it so?", revision_created=discussed
    )
    save(leaflet)
    assert purge() == 0
    assert Comment.objects.count() == 1


def test_a_page_can_be_edited_and_published_after_its_old_versions_are_gone(leaflet, editor_client):
    save(leaflet, log_action=True, user=None)
    save(leaflet)
    assert purge() == 1
    for address in ("edit", "history"):
        response = editor_client.get(f"/admin/pages/{leaflet.pk}/{address}/")
        assert response.status_code == 200, address
    leaflet.get_latest_revision().publish()
    leaflet.refresh_from_db()
    assert leaflet.live


def test_more_versions_than_one_batch_holds_are_all_deleted(leaflet):
    latest = save(leaflet)
    copies = [Revision.objects.get(pk=latest.pk) for _number in range(BATCH + 1)]
    for copy in copies:
        copy.pk = None
    Revision.objects.bulk_create(copies)
    assert purge() == BATCH + 1
    assert left() == {latest.pk}
