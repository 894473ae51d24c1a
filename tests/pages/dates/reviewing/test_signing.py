"""What a record keeps of the text it was bound to, whatever becomes of the version."""

import pytest
from django.core.management import call_command
from django.test import RequestFactory
from django.utils import timezone
from wagtail.models import Comment, Page

from blog.models import ArticleAuthor, ArticlePage
from pages import dates
from pages.dates import signing
from pages.models import PageReview
from pages.revisions import purge_revisions
from pages.views.dates.differences import differences
from tests.factories import (
    PersonFactory,
    StandardPageFactory,
    TopicFactory,
    publish_article,
    section,
)

pytestmark = pytest.mark.django_db


def changed_fields(page):
    """Return the names of the fields that differ from the last review, as the screen says them."""
    live = signing.live_page(page)
    review = dates.standing_review(page)
    return {
        str(comparison.field_label())
        for comparison in differences(live, review, RequestFactory().get("/"))
    }


def publish(page, **fields):
    page = Page.objects.get(pk=page.pk).specific
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision().publish()


def the_review():
    return PageReview.objects.select_related("revision").get()


def test_a_review_keeps_the_version_its_number_time_hash_and_text(article, clinician):
    dates.record_review(article, clinician)
    review, revision = the_review(), article.live_revision
    assert (review.revision, review.revision_number) == (revision, revision.pk)
    assert review.revision_made_at == revision.created_at
    assert review.content["title"] == "Sore feet"
    assert review.content_hash == signing.content_hash(review.content)
    assert len(review.content_hash) == 64


def test_wagtails_own_purge_leaves_number_hash_and_text(article, clinician, capsys):
    number = article.live_revision_id
    dates.record_review(article, clinician)
    publish(article, title="Sore hands")
    publish(article, title="Sore feet and hands")
    call_command("purge_revisions", days=0)
    review = the_review()
    assert (review.revision, review.revision_number) == (None, number)
    assert review.content["title"] == "Sore feet"
    assert changed_fields(article) == {"Title"}


def test_our_own_purge_keeps_the_version_that_was_signed(article, clinician):
    dates.record_review(article, clinician)
    publish(article, title="Sore hands")
    purge_revisions(timezone.now())
    assert the_review().revision.pk == article.live_revision_id
    assert changed_fields(article) == {"Title"}


def test_a_page_whose_live_version_was_purged_can_be_reviewed(article, clinician, capsys):
    article.title = "A draft"
    article.save_revision()
    call_command("purge_revisions", days=0)
    dates.record_review(Page.objects.get(pk=article.pk), clinician)
    review = the_review()
    assert (review.revision, review.revision_number) == (None, None)
    assert review.content["title"] == "Sore feet"


def test_autosave_over_the_version_does_not_change_what_was_signed(article, clinician):
    dates.record_review(article, clinician)
    draft = Page.objects.get(pk=article.pk).specific
    draft.title = "Rewritten in place"
    draft.save_revision(overwrite_revision=draft.live_revision)
    review = the_review()
    assert review.revision.content["title"] == "Rewritten in place"
    assert review.content["title"] == "Sore feet"
    assert changed_fields(article) == set()
    review.revision.publish()
    assert changed_fields(article) == {"Title"}


def test_what_is_signed_is_the_live_text_and_not_the_draft(article, clinician):
    article.title = "A draft"
    article.save_revision()
    dates.record_review(article, clinician)
    assert the_review().content["title"] == "Sore feet"


def test_authors_and_topics_are_part_of_what_was_signed(site, clinician):
    gone, stays = PersonFactory(name="Zoe Lind"), PersonFactory(name="Ole Berg")
    feet, hands = TopicFactory(name="Feet"), TopicFactory(name="Hands")
    article = publish_article(site.blog, authors=[gone, stays], topics=[feet])
    dates.record_review(article, clinician)
    assert changed_fields(article) == set()
    ArticleAuthor.objects.get(person=gone).delete()
    changed = ArticlePage.objects.get(pk=article.pk)
    changed.topics.set([hands])
    changed.save_revision().publish()
    assert changed_fields(article) == {"Authors", "Topics"}


def test_the_differences_show_although_what_was_named_is_deleted(site, clinician):
    gone, feet = PersonFactory(name="Zoe Lind"), TopicFactory(name="Feet")
    article = publish_article(site.blog, authors=[gone], topics=[feet])
    dates.record_review(article, clinician)
    ArticleAuthor.objects.all().delete()
    changed = ArticlePage.objects.get(pk=article.pk)
    changed.topics.set([])
    changed.save_revision().publish()
    gone.delete()
    feet.delete()
    assert changed_fields(article) == {"Authors"}


def test_a_plain_page_is_compared_by_its_text(site, clinician):
    page = StandardPageFactory(
        parent=site.home, body=[section("Rooms", [("prose", "<p>Two rooms.</p>")])]
    )
    page.save_revision().publish()
    dates.record_review(page, clinician)
    publish(page, body=[section("Rooms", [("prose", "<p>Three rooms.</p>")])])
    assert changed_fields(page) == {"Body"}


def test_the_home_page_is_compared_by_its_text(site, clinician):
    site.home.save_revision().publish()
    dates.record_review(site.home, clinician)
    publish(site.home, headline="Care by the river", action_page=site.blog)
    assert changed_fields(site.home) == {"Headline", "Button leads to"}


@pytest.mark.parametrize("act", ["publish again", "lock", "move", "comment"])
def test_what_readers_do_not_read_changes_no_hash(site, article, administrator, act):
    before = signing.live_version(article)["content_hash"]
    if act == "publish again":
        publish(article)
    elif act == "lock":
        Page.objects.filter(pk=article.pk).update(locked=True, locked_by=administrator)
    elif act == "move":
        publish_article(site.blog)
        article.move(site.blog, pos="last-child")
    else:
        Comment.objects.create(page=article, user=administrator, text="Is it so?")
    assert signing.live_version(article)["content_hash"] == before


def test_comments_of_staff_are_in_no_record(article, clinician, administrator):
    Comment.objects.create(page=article, user=administrator, text="Her password is swordfish")
    dates.record_review(article, clinician)
    dates.record_update(article, timezone.localdate(), "We added a trial.")
    revision = ArticlePage.objects.get(pk=article.pk).save_revision()
    dates.record_update(article, timezone.localdate(), "And one more.", revision=revision)
    records = [*PageReview.objects.all(), *article.updates.all()]
    assert len(records) == 3
    assert not [record for record in records if "swordfish" in str(record.content)]
