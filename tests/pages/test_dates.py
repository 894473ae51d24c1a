"""The only door to a page's dates."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from pages import dates
from pages.models import PageDates, PageUpdate
from tests.factories import ArticlePageFactory, publish_article

pytestmark = pytest.mark.django_db

THE_DAY = date(2024, 5, 3)


@pytest.fixture
def article(site):
    return publish_article(site.blog, published_on=THE_DAY)


def row(page):
    return PageDates.objects.get(page_id=page.pk)


def test_the_first_publication_is_dated_today(site):
    assert row(publish_article(site.blog)).published_on == timezone.localdate()


def test_the_first_publication_is_dated_in_the_clinics_time_zone(site, settings, time_machine_at):
    settings.TIME_ZONE = "Pacific/Auckland"
    time_machine_at("2026-03-01T12:30:00Z")
    assert row(publish_article(site.blog)).published_on == date(2026, 3, 2)


def test_publishing_again_moves_no_date(article):
    before = PageDates.objects.filter(page_id=article.pk).values().get()
    article.title = "A comma, mended"
    article.save_revision().publish()
    assert PageDates.objects.filter(page_id=article.pk).values().get() == before


def test_publishing_an_older_draft_undoes_no_date(article):
    old = article.save_revision()
    dates.record_update(article, date(2025, 1, 1), "We added a trial.")
    old.publish()
    assert row(article).updated_on == date(2025, 1, 1)


def test_a_page_that_is_only_scheduled_has_no_dates_yet(site):
    page = ArticlePageFactory.build(live=False)
    site.blog.add_child(instance=page)
    page.go_live_at = timezone.now() + timedelta(days=1)
    page.save_revision(approved_go_live_at=page.go_live_at).publish()
    page.refresh_from_db()
    assert not page.live
    assert not PageDates.objects.filter(page_id=page.pk).exists()


def test_a_draft_has_no_dates(site):
    page = ArticlePageFactory.build(live=False)
    site.blog.add_child(instance=page)
    assert not PageDates.objects.filter(page_id=page.pk).exists()


def test_an_update_sets_the_updated_date_and_is_listed_with_its_note(article):
    dates.record_update(article, date(2026, 1, 16), "  We added a trial. ")
    dates_row = row(article)
    assert dates_row.updated_on == date(2026, 1, 16)
    assert dates_row.changes == [
        {"date": "2026-01-16", "kind": "update", "note": "We added a trial."}
    ]
    assert dates_row.published_on == THE_DAY


def test_the_newest_change_counts_whatever_the_order_they_are_entered_in(article):
    dates.record_update(article, date(2026, 1, 16), "New.")
    dates.record_update(article, date(2025, 1, 16), "Old.", kind="correction")
    dates_row = row(article)
    assert dates_row.updated_on == date(2026, 1, 16)
    assert dates_row.updated_label == "Updated"
    assert [change["note"] for change in dates_row.changes] == ["New.", "Old."]


@pytest.mark.parametrize("note", ["", "   "])
def test_an_update_needs_a_note_for_readers(article, note):
    with pytest.raises(ValidationError, match="what changed"):
        dates.record_update(article, THE_DAY, note)
    assert row(article).updated_on is None


def test_an_unknown_kind_of_change_is_refused(article):
    with pytest.raises(ValidationError):
        dates.record_update(article, THE_DAY, "A note.", kind="polish")


def test_an_import_without_a_published_date_leaves_it_empty_after_publishing(site):
    page = ArticlePageFactory.build(live=False)
    site.blog.add_child(instance=page)
    dates.record_import(page, updated_on=date(2024, 1, 16))
    page.save_revision().publish()
    dates_row = row(page)
    assert dates_row.published_on is None
    assert dates_row.updated_on == date(2024, 1, 16)
    assert dates_row.listed_on == date(2024, 1, 16)
    assert dates_row.changes == []


def test_an_import_without_any_date_is_listed_by_the_day_it_went_live(site):
    page = ArticlePageFactory.build(live=False)
    site.blog.add_child(instance=page)
    dates.record_import(page)
    page.save_revision().publish()
    dates_row = row(page)
    assert (dates_row.published_on, dates_row.updated_on) == (None, None)
    assert dates_row.listed_on == timezone.localdate()


def test_importing_again_replaces_the_imported_date_and_keeps_later_updates(article):
    dates.record_import(article, updated_on=date(2020, 1, 1))
    dates.record_update(article, date(2021, 1, 1), "We added a trial.")
    dates.record_import(article, updated_on=date(2020, 2, 2))
    kinds = list(PageUpdate.objects.filter(page_id=article.pk).values_list("kind", "date"))
    assert kinds == [("update", date(2021, 1, 1)), ("imported", date(2020, 2, 2))]
    assert row(article).updated_on == date(2021, 1, 1)


def test_lists_sort_by_the_published_date_when_there_is_one(article):
    dates.record_update(article, date(2026, 1, 16), "New.")
    assert row(article).listed_on == THE_DAY
    dates.set_published_on(article, None)
    assert row(article).listed_on == date(2026, 1, 16)


def test_a_copy_starts_without_the_originals_dates(site, article):
    copy = article.copy(update_attrs={"slug": "copy", "title": "Copy"}, keep_live=False)
    assert not PageDates.objects.filter(page_id=copy.pk).exists()


def test_deleting_a_page_deletes_its_dates(article):
    dates.record_update(article, THE_DAY, "A note.")
    article.delete()
    assert not PageDates.objects.exists()
    assert not PageUpdate.objects.exists()
