"""`manage.py restore`, into an empty site and over another one."""

import errno
import os
import shutil
from collections import namedtuple
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.core.management import CommandError
from django.db import DatabaseError
from django.urls import reverse
from django.utils import timezone
from wagtail.images import get_image_model
from wagtail.models import Page, ReferenceIndex, Site

from blog.models import ArticlePage, BlogIndexPage
from clinic_site.accounts.second_factor import factors
from clinic_site.backups import database
from tests.clinic_site.accounts.second_factor.codes import (
    give_code,
    give_password,
    is_logged_in,
)
from tests.clinic_site.backups.helpers import files_below, rows, rows_in
from tests.factories import ImageFactory, TopicFactory, UserFactory, publish_article

Disk = namedtuple("Disk", "total used free")


def test_an_empty_site_becomes_what_was_backed_up(sample, run, media):
    assert not ArticlePage.objects.exists()

    said = run("restore", sample)

    assert "and 2 files" in said
    assert rows() == rows_in(sample)
    assert files_below(media) == files_below(sample / "media")


def test_a_restored_account_still_asks_for_its_second_factor(sample, run, client):
    run("restore", sample)
    ana = get_user_model().objects.get(email="ana@clinic.example")
    assert give_password(client, ana).url == reverse("accounts_second_step")
    give_code(client, factors.recovery_codes(ana)[0])
    assert is_logged_in(client)


def test_readers_find_the_restored_article_and_its_search_entry(sample, run, client):
    run("restore", sample)
    assert "Rest, mostly." in client.get("/blog/knee-pain/").content.decode()
    found = client.get("/search/", {"q": "knee"}).content.decode()
    assert "/blog/knee-pain/" in found


def test_references_are_found_again(sample, run):
    run("restore", sample)
    assert ReferenceIndex.objects.exists()


def test_new_rows_get_keys_after_the_restored_ones(sample, run):
    run("restore", sample)
    last = Page.objects.order_by("pk").last().pk
    article = publish_article(BlogIndexPage.objects.get(), title="New")
    assert article.pk > last
    assert TopicFactory().pk


def test_everybody_has_to_log_in_again_and_caches_are_empty(sample, run):
    Session.objects.create(session_key="a" * 32, expire_date=timezone.now())
    cache.set("old", "value")
    run("restore", sample)
    assert not Session.objects.exists()
    assert cache.get("old") is None


def test_the_restored_site_answers_at_the_address_of_this_one(sample, run, settings):
    settings.SITE_ADDRESS = type(settings.SITE_ADDRESS)(
        "https://other.example", "https", "other.example", 443, [], []
    )
    run("restore", sample)
    site = Site.objects.get(is_default_site=True)
    assert (site.hostname, site.port) == ("other.example", 443)


def test_a_site_that_holds_something_is_replaced_only_with_yes(filled, backup, run, media):
    folder = backup()
    UserFactory()
    ImageFactory()
    before, files_before = rows(), files_below(media)

    with pytest.raises(CommandError, match=r"not empty \(pages: 3, accounts: 2, .*Add --yes"):
        run("restore", folder)
    assert (rows(), files_below(media)) == (before, files_before)

    run("restore", folder, "--yes")
    assert rows() == rows_in(folder)
    assert files_below(media) == files_below(folder / "media")
    assert get_image_model().objects.get().get_rendition("width-10").file.size


def test_a_site_that_was_changed_and_emptied_is_as_before(filled, backup, run):
    folder = backup()
    ArticlePage.objects.get().delete()
    get_image_model().objects.all().delete()
    run("restore", folder, "--yes")
    assert rows() == rows_in(folder)


def test_two_restores_of_one_backup_are_one(sample, run):
    run("restore", sample)
    run("restore", sample, "--yes")
    assert rows() == rows_in(sample)


@pytest.fixture
def other_site(sample, media):
    """A site with an account and a file, before `sample` is restored over it."""
    UserFactory()
    media.mkdir()
    (media / "own.txt").write_text("own")
    before = rows(), files_below(media)
    yield
    assert (rows(), files_below(media)) == before
    assert [path.name for path in media.parent.iterdir()] == [media.name]


def test_an_error_at_the_last_moment_leaves_the_old_site(other_site, sample, run, monkeypatch):
    renamed = Path.rename

    def fail_on_new(path, target):
        if path.name == "media.new":
            raise OSError(errno.EIO, "Input/output error", str(path))
        return renamed(path, target)

    monkeypatch.setattr(Path, "rename", fail_on_new)
    with pytest.raises(CommandError, match=r"Nothing was restored: .*Input/output error"):
        run("restore", sample, "--yes")


def test_a_row_that_the_database_refuses_leaves_the_old_site(other_site, sample, run, monkeypatch):
    def refuse(connection):
        raise DatabaseError("no such row")

    monkeypatch.setattr(database, "finish_loading", refuse)
    with pytest.raises(CommandError, match="the database refused it: no such row"):
        run("restore", sample, "--yes")


def test_rows_that_read_back_otherwise_leave_the_old_site(other_site, sample, run, monkeypatch):
    monkeypatch.setattr(database, "digest", lambda lines: (0, ""))
    with pytest.raises(CommandError, match=r"would not be what the backup holds \(0 rows"):
        run("restore", sample, "--yes")
    monkeypatch.undo()


def test_a_disk_without_room_for_the_media_is_refused(other_site, sample, run, monkeypatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda path: Disk(10**9, 10**9, 1000))
    with pytest.raises(CommandError, match="Make room"):
        run("restore", sample, "--yes")


def test_a_media_folder_that_is_a_mount_point_is_refused(other_site, sample, run, monkeypatch):
    monkeypatch.setattr(os.path, "ismount", lambda path: True)
    with pytest.raises(CommandError, match="Mount the folder above it"):
        run("restore", sample, "--yes")
