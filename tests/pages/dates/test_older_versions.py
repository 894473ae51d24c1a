"""A version that goes live without the change that was proposed."""

import pytest
from django.urls import reverse
from wagtail.models import Revision

from tests.pages.dates.desk import NOTE, clinician, dialog, fresh, notes, staff, waiting

pytestmark = pytest.mark.django_db


def revert(worker, page, revision, button=None, **fields):
    url = reverse("wagtailadmin_pages:revisions_revert", args=[page.pk, revision.pk])
    return worker.send(page, url=url, **(button or {}), **fields)


def test_an_older_version_going_live_leaves_it_waiting(article):
    older = fresh(article).save_revision()
    staff().save_with_update(article)
    older.publish()
    assert notes(article) == []
    assert waiting(article).note == NOTE
    clinician().publish(article)
    assert notes(article) == [NOTE]


def test_going_back_to_before_it_leaves_it_waiting_and_says_so(article):
    before = fresh(article).live_revision
    staff().save_with_update(article)
    worker = clinician()
    publish = {"action-publish": "action-publish"}
    response = revert(worker, article, before, publish, title="As it was")
    assert "waits on" in response.text
    assert fresh(article).title == "As it was"
    assert notes(article) == []
    assert waiting(article).note == NOTE


def test_a_later_version_of_what_was_taken_back_does_not_contain_it(article):
    before = fresh(article).live_revision
    staff().save_with_update(article)
    worker = clinician()
    revert(worker, article, before)
    page = worker.open(article).text
    assert "The draft was taken back to before it" in page
    assert "Publish as an update…" in page
    assert "Publish with the proposed update" not in page
    worker.publish(article, title="Later still")
    assert notes(article) == []
    assert waiting(article)


def test_going_back_to_a_version_with_it_brings_it_back(article):
    before = fresh(article).live_revision
    staff().save_with_update(article)
    proposed = fresh(article).latest_revision
    worker = clinician()
    revert(worker, article, before)
    revert(worker, article, proposed)
    worker.publish(article)
    assert notes(article) == [NOTE]


def test_what_is_sent_from_a_draft_without_it_takes_its_place(article):
    before = fresh(article).live_revision
    staff().save_with_update(article)
    worker = clinician()
    revert(worker, article, before)
    worker.publish_as_update(article, note="We took the trial out.")
    assert notes(article) == ["We took the trial out."]
    assert waiting(article) is None


def test_an_older_version_can_itself_be_published_as_a_correction(article):
    before = fresh(article).live_revision
    worker = clinician()
    worker.publish(article)
    button = dialog("action-publish", "We put the old dose back.", "correction")
    revert(worker, article, before, button)
    assert notes(article) == ["We put the old dose back."]


def test_purging_old_versions_loses_nothing_of_it(article):
    staff().save_with_update(article)
    clinician().send(article, title="Later")
    Revision.objects.exclude(pk=fresh(article).latest_revision_id).delete()
    clinician().publish(article)
    assert notes(article) == [NOTE]
