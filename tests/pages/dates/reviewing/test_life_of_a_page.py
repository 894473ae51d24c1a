"""A review through the life of its page: drafts, reverts, moves, copies, translations, aliases."""

from datetime import date
from xml.etree import ElementTree

import pytest
from django.utils import timezone
from wagtail.models import Locale, Page

from blog.models import ArticlePage
from pages import dates
from pages.models import PageDates, PageReview
from tests.factories import publish_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def reviewed(article, clinician):
    dates.record_review(article, clinician)
    return fresh(article)


def fresh(page):
    return ArticlePage.objects.get(pk=page.pk)


def values(page):
    return PageDates.objects.filter(page_id=page.pk).values().get()


def draft_of(page, title="Changed"):
    page = fresh(page)
    page.title = title
    return page.save_revision()


def test_a_draft_that_waited_while_the_page_was_reviewed_is_published_after_it(article, clinician):
    draft = draft_of(article)
    dates.record_review(article, clinician)
    before = values(article)
    draft.publish()
    assert values(article) == before
    assert not before["is_updated_since_review"]


def test_it_is_marked_only_when_readers_are_told_of_a_change(article, clinician):
    draft = draft_of(article)
    dates.propose_update(fresh(article), "We added a trial.", "update", clinician, draft)
    dates.record_review(article, clinician)
    draft.publish()
    after = values(article)
    assert after["is_updated_since_review"]
    assert after["reviewed_on"] == timezone.localdate()
    assert PageReview.objects.standing().count() == 1


def test_an_update_before_the_review_does_not_mark_it(article, clinician):
    dates.record_update(article, timezone.localdate(), "We added a trial.")
    dates.record_review(article, clinician)
    assert not values(article)["is_updated_since_review"]


def test_an_imported_date_does_not_mark_it(reviewed):
    dates.record_import(reviewed, date(2024, 5, 3), timezone.localdate())
    assert not values(reviewed)["is_updated_since_review"]


def test_publishing_an_old_draft_or_going_back_moves_no_date(site, reviewed):
    first = reviewed.get_latest_revision()
    draft_of(reviewed).publish()
    before = values(reviewed)
    first.publish()
    old = first.as_object()
    old.save_revision(previous_revision=first, log_action=True).publish()
    assert values(reviewed) == before
    assert fresh(reviewed).title == "Sore feet"


def test_moving_unpublishing_and_publishing_again_move_no_date(site, reviewed):
    before = values(reviewed)
    publish_article(site.blog)
    reviewed.move(site.blog, pos="last-child")
    fresh(reviewed).unpublish()
    fresh(reviewed).save_revision().publish()
    assert values(reviewed) == before


@pytest.mark.parametrize("keeps_live", [True, False])
def test_a_copy_starts_without_a_review(reviewed, keeps_live):
    dates.record_update(reviewed, timezone.localdate(), "We added a trial.")
    copy = reviewed.copy(update_attrs={"slug": "copy", "title": "Copy"}, keep_live=keeps_live)
    assert not copy.reviews.exists()
    assert not copy.updates.exists()
    row = PageDates.objects.filter(page_id=copy.pk).first()
    if keeps_live:
        assert (row.published_on, row.reviewed_on) == (timezone.localdate(), None)
    else:
        assert row is None


def test_a_translation_starts_without_a_review(site, reviewed):
    french = Locale.objects.create(language_code="fr")
    copy = reviewed.copy_for_translation(french, copy_parents=True)
    copy.save_revision().publish()
    assert not copy.reviews.exists()
    row = PageDates.objects.get(page_id=copy.pk)
    assert (row.published_on, row.reviewed_on) == (timezone.localdate(), None)


@pytest.fixture
def alias(site, reviewed):
    dates.record_update(reviewed, date(2026, 1, 16), "We added a trial.")
    publish_article(site.blog, title="Newer", published_on=date(2024, 6, 1))
    publish_article(site.blog, title="Older", published_on=date(2020, 6, 1))
    return fresh(reviewed).create_alias(parent=site.blog, update_slug="alias")


def test_an_alias_shows_its_originals_dates(client, alias):
    assert not PageDates.objects.filter(page_id=alias.pk).exists()
    text = client.get(alias.url).text
    assert "3 May 2024" in text
    assert "16 January 2026" in text
    assert "Ana Ruiz, L.Ac." in text


def test_publishing_the_original_gives_its_alias_no_dates_of_its_own(alias, reviewed):
    draft_of(reviewed).publish()
    assert fresh(alias).title == "Changed"
    assert not PageDates.objects.filter(page_id=alias.pk).exists()


def test_lists_and_years_date_an_alias_as_its_original(site, alias, client):
    listed = list(ArticlePage.objects.below(site.blog))
    assert [page.title for page in listed] == ["Newer", "Sore feet", "Sore feet", "Older"]
    of_2024 = client.get("/blog/2024/").context
    assert alias.pk in [page.pk for page in of_2024["articles"]]
    assert of_2024["years"] == [2024, 2020]


def test_an_alias_in_a_list_costs_no_query_more(site, alias, django_assert_num_queries):
    cards = list(ArticlePage.objects.below(site.blog).for_cards())
    with django_assert_num_queries(0):
        days = {page.pk: page.editorial_dates.published_on for page in cards}
    assert days[alias.pk] == date(2024, 5, 3)


def test_the_feed_and_the_sitemap_date_an_alias_as_its_original(client, alias):
    feed = ElementTree.fromstring(client.get("/blog/feed/").content)  # noqa: S314 - our own feed
    atom = "{http://www.w3.org/2005/Atom}"
    updated = {
        entry.find(f"{atom}link").get("href"): entry.findtext(f"{atom}updated")[:10]
        for entry in feed.findall(f"{atom}entry")
    }
    assert updated[f"http://localhost{alias.url}"] == "2026-01-16"
    sitemap = client.get("/sitemap.xml").text
    entry = sitemap.split(f"<loc>http://localhost{alias.url}</loc>")[1].split("</url>")[0]
    assert "<lastmod>2026-01-16</lastmod>" in entry


def test_recent_posts_and_search_results_date_an_alias_as_its_original(site, client, alias):
    newer = Page.objects.get(title="Newer")
    days = {post["url"]: post["day"] for post in newer.specific.recent_posts(fake_request(client))}
    assert days[alias.url] == date(2024, 5, 3)
    found = client.get("/search/", {"q": "sore"}).text
    assert found.count("3 May 2024") == 2


def fake_request(client):
    return client.get("/blog/").wsgi_request
