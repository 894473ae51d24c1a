"""Which page an error of the disk or the database gets, and that nothing is half-saved by one."""

import errno
import sqlite3
import stat

import psycopg2
import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, IntegrityError, InterfaceError, OperationalError
from django.db.models.signals import post_save
from django.urls import reverse
from django_tasks_db.models import DBTaskResult
from wagtail.contrib.redirects.models import Redirect
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import PageLogEntry
from wagtail.search.backends import get_search_backend

from blog.models import ArticlePage
from clinic_site.faults import Fault, fault_of
from clinic_site.jobs.at_once import DELETING_A_FILE
from pages.models import Image
from tests.editor import article_form, edit_url
from tests.factories import publish_article


def caused(error, cause):
    error.__cause__ = cause
    return error


def sqlite_error(name):
    error = sqlite3.OperationalError("…")
    error.sqlite_errorname = name
    return error


@pytest.mark.parametrize(
    ("error", "fault"),
    [
        (OSError(errno.ENOSPC, "no space"), Fault.NO_ROOM),
        (OSError(errno.EDQUOT, "quota"), Fault.NO_ROOM),
        (OSError(errno.EROFS, "read-only"), Fault.NO_FILES),
        (FileNotFoundError(errno.ENOENT, "no file"), None),
        (caused(OperationalError(), sqlite_error("SQLITE_FULL")), Fault.NO_ROOM),
        (caused(OperationalError(), sqlite_error("SQLITE_BUSY")), Fault.NO_DATABASE),
        (caused(OperationalError(), sqlite_error("SQLITE_ERROR")), None),
        (caused(OperationalError(), psycopg2.OperationalError()), Fault.NO_DATABASE),
        (InterfaceError("connection already closed"), Fault.NO_DATABASE),
        (DatabaseError("lost synchronization with server"), Fault.NO_DATABASE),
        (IntegrityError("duplicate key"), None),
        (caused(ValueError(), OSError(errno.ENOSPC, "no space")), Fault.NO_ROOM),
        (ZeroDivisionError(), None),
        (None, None),
    ],
)
def test_an_error_is_told_by_what_it_comes_from(error, fault):
    assert fault_of(error) is fault


@pytest.fixture
def failing_log(monkeypatch, editor_client):
    """Make the last step of a publish fail: `failing_log(error)`."""
    editor_client.raise_request_exception = False

    def fail_with(error):
        def fail(*args, **kwargs):
            raise error

        monkeypatch.setattr("wagtail.actions.publish_revision.log", fail)

    return fail_with


def publish(client, page, **changes):
    form = article_form(**{"title": page.title, "slug": page.slug, **changes})
    return client.post(edit_url(page), {**form, "action-publish": "1"})


def test_a_publish_that_fails_at_its_last_step_changes_nothing(site, editor_client, failing_log):
    article = publish_article(site.blog, title="Before", slug="before")
    entries, revisions = PageLogEntry.objects.count(), article.revisions.count()
    failing_log(OSError(errno.ENOSPC, "no space"))
    response = publish(editor_client, article, title="After", slug="after")
    assert response.status_code == 507
    assert "Nothing of your change was saved" in response.text
    after = ArticlePage.objects.get()
    assert (after.title, after.draft_title, after.slug) == ("Before", "Before", "before")
    assert (PageLogEntry.objects.count(), after.revisions.count()) == (entries, revisions)
    assert not Redirect.objects.exists()
    assert [page.title for page in ArticlePage.objects.search("Before")] == ["Before"]


def test_a_change_of_address_brings_its_redirect_in_the_same_transaction(site, editor_client):
    article = publish_article(site.blog, title="Before", slug="before")
    # The test's transaction is never committed, so nothing that waits for that is done.
    publish(editor_client, article, slug="after")
    assert editor_client.get("/blog/before/")["Location"].endswith("/blog/after/")


def test_a_page_is_not_saved_without_its_entry_in_the_search_index(
    site, editor_client, monkeypatch
):
    article = publish_article(site.blog, title="Before", slug="before")
    editor_client.raise_request_exception = False

    def fail(*args, **kwargs):
        raise OperationalError("the database is away")

    monkeypatch.setattr(type(get_search_backend()), "add", fail)
    response = publish(editor_client, article, title="After")
    assert response.status_code == 503
    assert "Your change could not be saved" in response.text
    assert ArticlePage.objects.get().title == "Before"


@pytest.fixture
def media(settings, tmp_path):
    """A media folder of the test's own: `media()` lists the files in it."""
    settings.MEDIA_ROOT = tmp_path / "media"
    return lambda: [path for path in (tmp_path / "media").rglob("*") if path.is_file()]


@pytest.fixture
def no_room_for_pictures(editor_client):
    """After a picture's file and row are written, the disk is full."""
    editor_client.raise_request_exception = False

    def fail(**kwargs):
        raise OSError(errno.ENOSPC, "no space")

    post_save.connect(fail, sender=Image)
    yield
    post_save.disconnect(fail, sender=Image)


def upload(client):
    picture = SimpleUploadedFile("square.png", get_test_image_file().file.getvalue())
    form = {"title": "A square", "file": picture}
    return client.post(reverse("wagtailimages:add"), form)


def test_a_picture_whose_row_is_not_saved_leaves_no_file(
    site, editor_client, media, no_room_for_pictures
):
    assert upload(editor_client).status_code == 507
    assert not Image.objects.exists()
    assert media() == []


def test_a_file_that_is_cut_short_is_not_there(media):
    class Cut(ContentFile):
        def chunks(self, chunk_size=None):
            yield b"a part of it"
            raise OSError(errno.ENOSPC, "no space")

    with pytest.raises(OSError, match="no space"):
        default_storage.save("text.pdf", Cut(b"all of it"))
    assert media() == []


def test_a_file_is_kept_as_it_was_sent_and_readable_by_a_web_server(media):
    assert default_storage.save("text.pdf", ContentFile(b"all of it")) == "text.pdf"
    [path] = media()
    assert path.read_bytes() == b"all of it"
    assert stat.S_IMODE(path.stat().st_mode) == 0o644


# Reading a page is not within a transaction either.
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_page_is_shown_without_a_picture_that_cannot_be_resized(
    site, client, editor_client, media, monkeypatch
):
    upload(editor_client)
    article = publish_article(site.blog, lead_image=Image.objects.get(), lead_image_alt="A square")

    def fail(*args, **kwargs):
        raise OSError(errno.EROFS, "read-only")

    monkeypatch.setattr("pages.files.tempfile.mkstemp", fail)
    assert client.get(article.url).status_code == 200
    monkeypatch.undo()
    assert "/media/images/" in client.get(article.url).text


def test_a_file_that_cannot_be_deleted_is_left_to_a_worker(
    site, editor_client, media, monkeypatch, settings, django_capture_on_commit_callbacks
):
    upload(editor_client)
    settings.TASKS = settings.TASKS | {"background": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

    def refuse(*args, **kwargs):
        raise OSError(errno.EROFS, "read-only")

    monkeypatch.setattr("os.remove", refuse)
    with django_capture_on_commit_callbacks(execute=True):
        Image.objects.get().delete()
    assert DBTaskResult.objects.get().task_path == DELETING_A_FILE
