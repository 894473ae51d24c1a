"""Updates that wait for a version of the page to go live."""

from datetime import date

import pytest
from django.urls import reverse
from wagtail.models import PageLogEntry

from pages import dates
from pages.models import PageUpdate
from tests.editor import edit_url, errors_of
from tests.pages.dates.desk import (
    NOTE,
    clinician,
    fresh,
    notes,
    row,
    staff,
    waiting,
)

pytestmark = pytest.mark.django_db


def state_of(page):
    """Return everything that is kept of a page's proposal."""
    return type(waiting(page)).objects.filter(page_id=page.pk).values().get()


class TestProposing:
    def test_staff_submit_as_an_update_and_it_waits(self, article):
        worker = staff()
        worker.submit_as_update(article)
        proposal = waiting(article)
        assert (proposal.note, proposal.proposed_by) == (NOTE, worker.user)
        assert proposal.revision == fresh(article).latest_revision
        assert fresh(article).workflow_in_progress
        assert notes(article) == []

    def test_staff_save_a_draft_with_an_update(self, article):
        staff().save_with_update(article, kind="correction")
        assert waiting(article).kind == "correction"
        assert fresh(article).get_latest_revision_as_object().title == "Changed"

    def test_it_stands_in_the_history_of_the_page(self, article):
        staff().save_with_update(article)
        history = clinician().client.get(reverse("wagtailadmin_pages:history", args=[article.pk]))
        assert f"Proposed for readers: {NOTE}" in history.text

    def test_autosave_neither_makes_nor_changes_nor_drops_one(self, article):
        worker = staff()
        saved = worker.autosave(article, **{"update-note": "Typed", "update-kind": "update"})
        assert saved.json()["success"]
        assert waiting(article) is None
        worker.save_with_update(article)
        before = state_of(article)
        revision = fresh(article).latest_revision
        for number in range(3):
            worker.autosave(
                article,
                title=f"Typed {number}",
                overwrite_revision_id=str(revision.pk),
                **{"update-note": "Other words", "update-kind": "correction"},
            )
        assert fresh(article).get_latest_revision_as_object().title == "Typed 2"
        assert state_of(article) == before

    def test_another_member_of_staff_cannot_take_its_place(self, article):
        staff().save_with_update(article)
        response = staff().save_with_update(article, note="My own.")
        assert "has proposed an update already" in errors_of(response)["__all__"][0]
        assert waiting(article).note == NOTE

    def test_its_proposer_can_send_another_one(self, article):
        worker = staff()
        worker.save_with_update(article)
        worker.save_with_update(article, note="In other words.")
        assert waiting(article).note == "In other words."


class TestApproval:
    def test_approving_tells_readers_once(self, article):
        worker, approver = staff(), clinician()
        worker.submit_as_update(article)
        approver.decide(article, "approve")
        assert fresh(article).title == "Changed"
        assert notes(article) == [NOTE]
        update = PageUpdate.objects.get()
        assert (update.proposed_by, update.recorded_by) == (worker.user, approver.user)
        assert waiting(article) is None
        approver.publish(article, title="Later")
        assert notes(article) == [NOTE]

    def test_it_outlives_rejection_and_is_used_after_resubmission(self, article):
        worker, approver = staff(), clinician()
        worker.submit_as_update(article)
        before = state_of(article)
        approver.decide(article, "reject", comment="Name the trial.")
        assert state_of(article) == before
        worker.submit(article, title="Named")
        assert state_of(article) == before
        approver.decide(article, "approve")
        assert fresh(article).title == "Named"
        assert notes(article) == [NOTE]

    def test_it_outlives_the_cancellation_of_the_workflow(self, article):
        worker = staff()
        worker.submit_as_update(article)
        before = state_of(article)
        worker.send(article, **{"action-cancel-workflow": "true"})
        assert not fresh(article).workflow_in_progress
        assert state_of(article) == before
        clinician().publish(article)
        assert notes(article) == [NOTE]

    def test_the_approver_sees_the_note_and_what_the_buttons_do(self, article):
        staff().submit_as_update(article)
        page = clinician().open(article).text
        assert NOTE in page
        assert "Approve and Publish with the proposed update" in page
        assert "Publish with the proposed update" in page

    def test_approving_in_the_editor_confirms_only_what_was_seen(self, article):
        staff().submit_as_update(article)
        approver = clinician()
        approve = {"action-workflow-action": "true", "workflow-action-name": "approve"}
        response = approver.send(article, seen="", **approve)
        assert NOTE in errors_of(response)["__all__"][0]
        approver.send(article, **approve)
        assert notes(article) == [NOTE]


class TestWhatEverybodySees:
    def test_whoever_opens_the_page_sees_what_waits(self, article):
        staff().save_with_update(article)
        page = staff().open(article).text
        assert NOTE in page
        assert "It goes live when the page is published." in page
        assert "Change…" not in page
        assert "Drop…" not in page

    def test_the_proposer_and_those_who_publish_may_change_and_drop_it(self, article):
        worker = staff()
        worker.save_with_update(article)
        for somebody in (worker, clinician()):
            page = somebody.open(article).text
            assert "Change…" in page
            assert "Drop…" in page

    def test_publishing_names_it_and_the_dialog_steps_aside(self, article):
        staff().save_with_update(article)
        page = clinician().open(article).text
        assert "Publish with the proposed update" in page
        assert "Publish as an update" not in page


class TestChanging:
    @pytest.fixture
    def proposer(self, article):
        worker = staff()
        worker.save_with_update(article)
        return worker

    def change(self, worker, page, seen, note="In other words."):
        url = reverse("pages_dates_change_proposal", args=[page.pk])
        data = {"kind": "correction", "note": note, "seen": seen}
        return worker.client.post(url, data, follow=True)

    def drop(self, worker, page, seen):
        url = reverse("pages_dates_drop_proposal", args=[page.pk])
        return worker.client.post(url, {"seen": seen}, follow=True)

    def test_the_note_is_reworded_and_stays_its_proposers(self, article, proposer):
        number = waiting(article).revision_number
        clinician().send(article, title="Later")
        self.change(clinician(), article, waiting(article).stamp)
        proposal = waiting(article)
        assert (proposal.note, proposal.kind) == ("In other words.", "correction")
        assert proposal.proposed_by == proposer.user
        assert proposal.revision_number == number

    def test_a_note_changed_meanwhile_is_not_overwritten_unseen(self, article, proposer):
        seen = waiting(article).stamp
        self.change(proposer, article, seen, note="First.")
        response = self.change(clinician(), article, seen, note="Second.")
        assert "Somebody else changed the proposal meanwhile" in response.text
        assert "First." in response.text
        assert "Second." in response.text
        assert waiting(article).note == "First."
        self.change(clinician(), article, response.context["form"]["seen"].value(), note="Second.")
        assert waiting(article).note == "Second."

    def test_an_empty_note_is_refused(self, article, proposer):
        response = self.change(proposer, article, waiting(article).stamp, note=" ")
        assert "Say in a sentence what changed." in response.text
        assert waiting(article).note == NOTE

    def test_dropping_asks_first_and_leaves_a_line_in_the_history(self, article, proposer):
        url = reverse("pages_dates_drop_proposal", args=[article.pk])
        assert NOTE in proposer.client.get(url).text
        assert waiting(article)
        self.drop(proposer, article, waiting(article).stamp)
        assert waiting(article) is None
        assert PageLogEntry.objects.get(action="pages.dates.drop").data["note"] == NOTE
        clinician().publish(article)
        assert notes(article) == []

    def test_a_note_changed_meanwhile_is_not_dropped_unseen(self, article, proposer):
        seen = waiting(article).stamp
        self.change(proposer, article, seen)
        response = self.drop(clinician(), article, seen)
        assert "Somebody else changed the proposal meanwhile" in response.text
        assert waiting(article).note == "In other words."

    @pytest.mark.parametrize("name", ["change_proposal", "drop_proposal"])
    def test_other_staff_may_not(self, article, proposer, name):
        url = reverse(f"pages_dates_{name}", args=[article.pk])
        other = staff().client
        assert NOTE not in other.get(url, follow=True).text
        other.post(url, {"seen": waiting(article).stamp, "note": "Mine.", "kind": "update"})
        assert waiting(article).note == NOTE

    @pytest.mark.parametrize("name", ["change_proposal", "drop_proposal"])
    def test_where_nothing_waits_a_sentence_says_so(self, article, name):
        url = reverse(f"pages_dates_{name}", args=[article.pk])
        assert "No update waits" in clinician().client.get(url, follow=True).text

    def test_while_a_page_is_being_approved_its_proposer_may_drop_but_not_reword(self, article):
        worker = staff()
        worker.submit_as_update(article)
        response = self.change(worker, article, waiting(article).stamp)
        assert "The page is locked" in response.text
        assert waiting(article).note == NOTE
        self.drop(worker, article, waiting(article).stamp)
        assert waiting(article) is None

    def test_an_address_elsewhere_is_not_gone_back_to(self, article, proposer):
        url = reverse("pages_dates_drop_proposal", args=[article.pk])
        response = proposer.client.post(
            f"{url}?next=https://elsewhere.example/", {"seen": waiting(article).stamp}
        )
        assert response.url == edit_url(article)


def test_an_import_is_neither_update_nor_correction(article):
    dates.record_import(article, date(2023, 1, 1), date(2024, 1, 16))
    assert row(article).updated_on == date(2024, 1, 16)
    assert notes(article) == []
    assert str(row(article).updated_label) == "Updated"


def test_two_workers_that_publish_at_once_record_it_once(article):
    staff().save_with_update(article)
    page = fresh(article)
    revision = page.latest_revision
    revision.publish()
    # What a second worker does that had read the same revision before the first one was done.
    assert dates.record_proposed_update(page, revision) is None
    assert notes(article) == [NOTE]
