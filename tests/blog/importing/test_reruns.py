"""Importing the same post again: what changes, what is held back, what is never undone."""

import datetime

import pytest
from django.core.management import CommandError
from django.db import IntegrityError

from blog.importing import save
from blog.models import ArticlePage, ImportedArticle
from pages.dates import set_published_on
from pages.models import Image, PageUpdate
from tests.factories import PersonFactory

YEARLESS = "A title\n\nUpdated: Jan 16\n\nOne sentence.\n"
POST = "A title\n\nUpdated: 5 May 2023\n\nOne sentence.\n"
CHANGED = "A title\n\nUpdated: 7 June 2024\n\nAnother sentence.\n"


@pytest.fixture
def post(write):
    return write("post.txt", POST)


@pytest.fixture
def state():
    """Return what a run could change: rows, revisions, dates."""

    def read():
        page = ArticlePage.objects.get()
        record = ImportedArticle.objects.get()
        return (
            page.live,
            page.has_unpublished_changes,
            page.revisions.count(),
            list(PageUpdate.objects.values_list("date", "kind")),
            page.dates.published_on,
            record.source_hash,
            record.revision_hash,
        )

    return read


def edit_here(publish):
    page = ArticlePage.objects.get().get_latest_revision_as_object()
    page.summary = "Written by staff."
    revision = page.save_revision()
    if publish:
        revision.publish()


def shown(client):
    return client.get("/blog/a-title/").content.decode()


def test_running_it_again_changes_nothing_and_says_so(run, post, state):
    run(post, publish=True)
    before = state()
    for options in ({}, {"publish": True}):
        assert "unchanged, “A title”" in run(post, **options)
        assert state() == before


def test_the_missing_year_completes_the_draft(run, write, article):
    path = write("post.txt", YEARLESS)
    run(path)
    printed = run(path, year="2024")
    assert "completed “A title”" in printed
    assert "has no year" not in printed
    assert article().dates.updated_on == datetime.date(2024, 1, 16)
    assert not article().live
    assert article().revisions.count() == 1


def test_the_year_is_remembered(run, write, article):
    path = write("post.txt", YEARLESS)
    run(path, year="2024", publish=True)
    assert "unchanged" in run(path)
    assert article().dates.updated_on == datetime.date(2024, 1, 16)


def test_a_year_that_no_date_needs_changes_nothing(run, post, article):
    run(post)
    assert "unchanged" in run(post, year="2024")
    assert article().dates.updated_on == datetime.date(2023, 5, 5)


def test_publish_on_a_later_run_publishes(run, post, article, client):
    run(post)
    assert "published “A title”" in run(post, publish=True)
    assert article().live
    assert "One sentence." in shown(client)


def test_year_and_publish_on_one_later_run_do_both(run, write, article):
    path = write("post.txt", YEARLESS)
    run(path, publish=True)
    assert "completed and published" in run(path, year="2024", publish=True)
    assert article().live


def test_a_changed_source_becomes_a_draft_and_readers_see_the_old_text(run, write, post, client):
    run(post, publish=True)
    printed = run(write("post.txt", CHANGED))
    assert "has a new draft" in printed
    assert "One sentence." in shown(client)
    assert "5 May 2023" in shown(client)
    page = ArticlePage.objects.get()
    assert page.has_unpublished_changes
    assert "Another sentence." in str(page.get_latest_revision_as_object().body)


def test_a_changed_source_of_a_public_article_is_not_published_unread(run, write, post, client):
    run(post, publish=True)
    path = write("post.txt", CHANGED)
    assert "read the new draft first" in run(path, publish=True)
    assert "One sentence." in shown(client)
    assert "published “A title”" in run(path, publish=True)
    assert "Another sentence." in shown(client)
    assert "7 June 2024" in shown(client)


@pytest.mark.parametrize("is_published", [True, False], ids=["published", "pending"])
def test_a_changed_source_is_never_published_over_edits_made_here(
    run, write, post, client, is_published
):
    run(post, publish=True)
    edit_here(publish=is_published)
    path = write("post.txt", CHANGED)
    for _again in range(2):
        assert "because it was edited here" in run(path, publish=True)
        assert "One sentence." in shown(client)
        assert "7 June 2024" not in shown(client)
    draft = ArticlePage.objects.get().get_latest_revision_as_object()
    assert "Another sentence." in str(draft.body)
    assert draft.summary == "Written by staff."


def test_a_draft_edited_here_is_not_published_by_the_command(run, post, article):
    run(post)
    edit_here(publish=False)
    assert "because it was edited here" in run(post, publish=True)
    assert not article().live


def test_an_unchanged_source_leaves_edits_alone(run, post, client, state):
    run(post, publish=True)
    edit_here(publish=True)
    before = state()
    run(post)
    assert state() == before
    assert "Written by staff." in shown(client)


def test_an_article_taken_offline_here_stays_offline(run, post, article):
    run(post, publish=True)
    article().unpublish()
    assert "taken offline here" in run(post, publish=True)
    assert not article().live


def test_a_locked_article_is_left_alone(run, write, post, article):
    run(post)
    ArticlePage.objects.update(locked=True)
    with pytest.raises(CommandError):
        run(write("post.txt", CHANGED))
    assert "is locked" in run.printed
    assert article().revisions.count() == 1


def test_a_deleted_article_is_imported_anew(run, post, article):
    run(post, publish=True)
    article().delete()
    assert "created" in run(post)
    assert article().slug == "a-title"


def test_a_published_date_corrected_here_stays(run, post, article):
    run(post, publish=True)
    set_published_on(article(), datetime.date(2020, 1, 1))
    run(post)
    run(post, old_path="/post/a")
    assert article().dates.published_on == datetime.date(2020, 1, 1)


def test_a_published_date_given_here_stays_when_the_year_comes(run, write, article):
    path = write("post.txt", YEARLESS)
    run(path)
    set_published_on(article(), datetime.date(2020, 1, 1))
    run(path, year="2024")
    assert article().dates.published_on == datetime.date(2020, 1, 1)
    assert article().dates.updated_on == datetime.date(2024, 1, 16)


def test_another_author_is_a_new_draft(run, post, article):
    ana = PersonFactory(name="Ana Ruiz")
    run(post, publish=True)
    assert "has a new draft" in run(post, author="Ana Ruiz")
    assert article().authors == []
    assert article().get_latest_revision_as_object().authors == [ana]


def test_sections_keep_their_permanent_anchors(run, write, article):
    def identifiers():
        return [block.id for block in article().get_latest_revision_as_object().body]

    run(write("post.txt", "A title\n\nSection 1: One\n\nA.\n\nSection 2: Two\n\nB.\n"))
    before = identifiers()
    run(write("post.txt", "A title\n\nSection 1: One\n\nA, too.\n\nSection 2: Two\n\nB.\n"))
    assert identifiers() == before


def test_a_key_ties_a_renamed_file_to_its_article(run, write):
    run(write("one.txt", POST), key="the post")
    assert "unchanged" in run(write("two.txt", POST), key="the post")
    assert ArticlePage.objects.count() == 1


def test_nothing_is_half_saved_when_the_import_breaks_off(run, posts, monkeypatch):
    class Killed(Exception):
        pass

    def kill(*args):
        raise Killed

    monkeypatch.setattr(save, "record_import", kill)
    with pytest.raises(Killed):
        run(posts / "saved_page.html")
    assert not ArticlePage.objects.exists()
    assert not Image.objects.exists()
    assert not ImportedArticle.objects.exists()


def test_stored_picture_files_go_when_the_import_breaks_off(run, posts, monkeypatch):
    stored = []

    def kill(page, *args):
        stored.extend((image.file.storage, image.file.name) for image in Image.objects.all())
        raise KeyboardInterrupt

    monkeypatch.setattr(save, "record_import", kill)
    with pytest.raises(KeyboardInterrupt):
        run(posts / "saved_page.html")
    assert stored
    assert not any(storage.exists(name) for storage, name in stored)


def test_a_run_that_another_one_overtakes_says_so(run, post, monkeypatch):
    def overtaken(*args):
        raise IntegrityError

    monkeypatch.setattr(save, "record_import", overtaken)
    with pytest.raises(CommandError):
        run(post)
    assert "Another run changed the site" in run.printed
    assert not ArticlePage.objects.exists()
