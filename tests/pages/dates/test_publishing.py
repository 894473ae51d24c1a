"""Publishing as a minor change, as an update, and as a correction."""

from datetime import date

import pytest

from blog.models import ArticlePage
from pages.models import PageDates, PageUpdate
from tests.editor import add_url, article_form, errors_of, write_article
from tests.factories import publish_article
from tests.pages.dates.desk import (
    NOTE,
    administrator,
    clinician,
    fresh,
    notes,
    row,
    staff,
    waiting,
)

pytestmark = pytest.mark.django_db

THE_DAY = date(2024, 5, 3)
OPENS_AGAIN = 'data-w-init-event-value="w-dialog:show"'


def test_publishing_is_minor(article):
    before = PageDates.objects.filter(page_id=article.pk).values().get()
    clinician().publish(article)
    assert fresh(article).title == "Changed"
    assert PageDates.objects.filter(page_id=article.pk).values().get() == before


def test_publishing_as_an_update_dates_the_page_today_and_tells_readers(article, time_machine_at):
    time_machine_at("2026-03-01T12:30:00Z")
    worker = clinician()
    worker.publish_as_update(article)
    assert fresh(article).title == "Changed"
    assert row(article).updated_on == date(2026, 3, 1)
    assert notes(article) == [NOTE]
    update = PageUpdate.objects.get()
    assert (update.recorded_by, update.proposed_by) == (worker.user, worker.user)
    assert update.revision == fresh(article).live_revision
    assert waiting(article) is None


def test_a_correction_is_labelled_so(article):
    clinician().publish_as_update(article, kind="correction")
    assert str(row(article).updated_label) == "Corrected"


def test_readers_see_the_note(article, client):
    clinician().publish_as_update(article)
    assert NOTE in client.get(fresh(article).url).text


@pytest.mark.parametrize(
    ("note", "sentence"),
    [
        ("", "Say in a sentence what changed."),
        ("   ", "Say in a sentence what changed."),
        ("x" * 501, "Keep the note to 500 characters; it has 501."),
    ],
)
def test_a_note_that_will_not_do_is_said_and_nothing_is_lost(article, note, sentence):
    response = clinician().publish_as_update(article, note=note, title="A new title")
    assert errors_of(response)["__all__"] == [sentence]
    assert 'value="A new title"' in response.text
    assert note in response.text
    assert OPENS_AGAIN in response.text
    assert fresh(article).title != "A new title"
    assert fresh(article).get_latest_revision().pk == article.live_revision_id
    assert waiting(article) is None


def test_an_unknown_kind_is_refused(article):
    response = clinician().publish_as_update(article, kind="imported")
    assert errors_of(response)["__all__"]
    assert notes(article) == []


def test_a_mistake_in_the_page_keeps_the_note(article):
    response = clinician().publish_as_update(article, title="")
    assert NOTE in response.text
    assert OPENS_AGAIN not in response.text
    assert waiting(article) is None


def test_publishing_again_records_the_update_once(article):
    worker = clinician()
    worker.publish_as_update(article)
    worker.publish(article, title="Again")
    assert notes(article) == [NOTE]


def test_a_hundred_minor_edits_move_no_date(article):
    before = PageDates.objects.filter(page_id=article.pk).values().get()
    page = fresh(article)
    for number in range(90):
        page.title = f"Title {number}"
        page.save_revision().publish()
    worker = clinician()
    for number in range(5):
        worker.autosave(article, title=f"Draft {number}")
        worker.publish(article, title=f"Published {number}")
    assert fresh(article).title == "Published 4"
    assert PageDates.objects.filter(page_id=article.pk).values().get() == before


class TestWhereTheDialogIsOffered:
    def test_those_who_publish_are_offered_publishing(self, article):
        page = clinician().open(article).text
        assert "Publish as an update…" in page
        assert "Save draft with this note" in page

    def test_staff_are_offered_submitting_and_saving(self, article):
        page = staff().open(article).text
        assert "Submit as an update…" in page
        assert "Save draft with this note" in page
        assert "Publish as an update" not in page

    def test_a_page_that_was_never_public_has_nothing_to_tell(self, site, article):
        worker = clinician()
        write_article(worker.client, site.blog, title="New", slug="new")
        assert "update-dialog" not in worker.open(fresh_draft()).text.replace(
            "update-dialog.js", ""
        )

    def test_a_new_page_has_nothing_to_tell(self, site):
        page = clinician().client.get(add_url(ArticlePage, site.blog)).text
        assert "as an update" not in page

    def test_an_alias_has_nothing_to_tell(self, site, article):
        alias = article.create_alias(update_slug="mirror")
        assert "as an update" not in clinician().open(alias).text

    def test_a_locked_page_has_no_dialog(self, article):
        article.locked, article.locked_by = True, administrator().user
        article.save(update_fields=["locked", "locked_by"])
        assert "as an update" not in staff().open(article).text

    def test_a_page_public_once_and_taken_down_has_it(self, article):
        article.unpublish()
        assert "Publish as an update…" in clinician().open(article).text


def fresh_draft():
    return ArticlePage.objects.get(slug="new")


def test_a_page_that_was_never_public_cannot_be_published_as_an_update(site):
    worker = clinician()
    write_article(worker.client, site.blog, title="New", slug="new")
    response = worker.publish_as_update(fresh_draft())
    assert errors_of(response)["__all__"] == ["This page was never published. Publish it first."]
    assert not fresh_draft().live


def test_a_new_page_cannot_be_published_as_an_update(site):
    form = article_form(title="New", slug="new") | {"action-publish": "update", "update-note": NOTE}
    response = clinician().client.post(add_url(ArticlePage, site.blog), form)
    assert errors_of(response)["__all__"] == ["This page was never published. Publish it first."]
    assert not ArticlePage.objects.exists()


def test_a_locked_page_is_not_published_as_an_update(article):
    article.locked, article.locked_by = True, administrator().user
    article.save(update_fields=["locked", "locked_by"])
    worker = clinician()
    worker.publish_as_update(article)
    assert waiting(article) is None
    assert notes(article) == []


def test_what_staff_post_as_publishing_waits(article):
    staff().publish_as_update(article)
    assert fresh(article).title != "Changed"
    assert waiting(article).note == NOTE
    assert notes(article) == []


def test_two_people_may_know_of_one_page_only_what_they_saw(article):
    staff().save_with_update(article, note="We mended a dose.")
    response = clinician().publish(article, seen="")
    assert "We mended a dose." in errors_of(response)["__all__"][0]
    assert notes(article) == []
    clinician().publish(article)
    assert notes(article) == ["We mended a dose."]


def test_a_proposal_that_was_dropped_meanwhile_is_not_published_unsaid(article):
    response = clinician().publish(article, seen="1-2026-01-01")
    assert "dropped meanwhile" in errors_of(response)["__all__"][0]


def test_a_copy_starts_without_dates_and_without_the_proposal(site, article):
    clinician().publish_as_update(article)
    staff().save_with_update(article)
    copy = fresh(article).copy(update_attrs={"slug": "copy"}, keep_live=True)
    assert waiting(copy) is None
    assert not PageUpdate.objects.filter(page_id=copy.pk).exists()


def test_an_alias_shows_what_its_original_says_and_has_no_records(site, article):
    alias = article.create_alias(update_slug="mirror")
    clinician().publish_as_update(article)
    alias = ArticlePage.objects.get(pk=alias.pk)
    assert alias.title == "Changed"
    assert alias.editorial_dates.changes == row(article).changes
    assert PageUpdate.objects.count() == 1
    assert not PageDates.objects.filter(page_id=alias.pk).exists()


def test_moving_a_page_changes_no_date_and_keeps_what_waits(site, article):
    staff().save_with_update(article)
    before = PageDates.objects.filter(page_id=article.pk).values().get()
    fresh(article).move(site.home, "last-child")
    assert PageDates.objects.filter(page_id=article.pk).values().get() == before
    assert waiting(article).note == NOTE


def test_publishing_several_pages_at_once_tells_readers_what_waited(site, article):
    staff().save_with_update(article)
    other = publish_article(site.blog, published_on=THE_DAY)
    worker = clinician()
    url = f"/admin/bulk/wagtailcore/page/publish/?id={article.pk}&id={other.pk}&next=/admin/"
    assert NOTE in worker.client.get(url).text
    for _again in range(2):
        worker.client.post(url)
    assert fresh(article).title == "Changed"
    assert notes(article) == [NOTE]
    assert notes(other) == []
    assert row(article).updated_on is not None
    assert PageUpdate.objects.get().recorded_by == worker.user
