"""Static files, pictures and documents on a scratch machine: who sends what, and to whom."""

import pytest

from tests.deploy.answers import asked_the_site, assert_safe, stylesheet_of

# One machine for all, because it takes long to set up.
pytestmark = pytest.mark.machine


def test_static_files_come_from_the_disk_and_may_be_kept_for_ever(reader):
    answer = reader.ask(stylesheet_of(reader.ask("/")))
    assert answer.status == 200
    assert answer.headers["Content-Type"].startswith("text/css")
    assert answer.headers["Cache-Control"] == "max-age=315360000, public, immutable"
    assert not asked_the_site(answer)
    assert_safe(answer)


def test_pictures_come_from_the_disk_and_can_be_asked_for_in_part(machine, reader):
    answer = reader.ask(machine.files["picture"])
    assert answer.status == 200
    assert answer.headers["Content-Type"].startswith("image/")
    assert answer.headers.get_all("Cache-Control") == ["public, max-age=2592000"]
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert "Content-Disposition" not in answer.headers
    assert not asked_the_site(answer)
    assert_safe(answer)
    part = reader.ask(machine.files["picture"], Range="bytes=0-9")
    assert (part.status, part.body) == (206, answer.body[:10])
    again = reader.ask(machine.files["picture"], If_None_Match=answer.headers["ETag"])
    assert again.status == 304


def test_an_upload_that_is_no_picture_is_a_download(machine, reader):
    (machine.media / "page.html").write_text("<script>alert(1)</script>")
    answer = reader.ask("/media/page.html")
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["Content-Disposition"] == "attachment"
    assert_safe(answer)


def test_what_nginx_sends_is_readable_for_its_group_and_secrets_for_nobody_else(machine):
    data = machine.media.parent
    assert data.stat().st_mode & 0o777 == 0o750
    for top in ("static", "media", "error_pages"):
        for path in (data / top, *(data / top).rglob("*")):
            wanted = 0o050 if path.is_dir() else 0o040
            assert path.stat().st_mode & wanted == wanted, path
    assert (machine.root / "srv/clinic/.env").stat().st_mode & 0o777 == 0o600
    for backup in (data / "backups").glob("*Z"):
        assert backup.stat().st_mode & 0o077 == 0


def test_documents_are_sent_by_the_application_alone(machine, reader):
    public = reader.ask(machine.files["public"]["url"])
    assert (public.status, public.body) == (200, b"a letter")
    assert asked_the_site(public)
    assert_safe(public)
    private = reader.ask(machine.files["private"]["url"])
    assert private.status == 302
    assert "/login/?next=/documents/" in private.headers["Location"]


@pytest.mark.parametrize(
    "spelling",
    ["/media/documents/", "/media//documents/", "/media/./documents/", "/media/%64ocuments/"],
)
@pytest.mark.parametrize("name", ["public", "private"])
def test_the_folder_of_documents_cannot_be_read_past_it(machine, reader, spelling, name):
    file = machine.files[name]["file"]
    assert (machine.root / "var/lib/clinic" / file.lstrip("/")).is_file()
    answer = reader.ask(file.replace("/media/documents/", spelling))
    assert answer.status == 404
    assert b"a letter" not in answer.body


@pytest.mark.parametrize(
    "path",
    ["/media/../backups/", "/static/../../.env", "/media/..%2fbackups", "/error_pages/413.html"],
)
def test_nothing_else_of_the_data_folder_is_sent(reader, path):
    assert reader.ask(path).status in (400, 404)


def test_a_link_out_of_the_media_folder_is_not_followed(machine, reader):
    (machine.media / "link.png").symlink_to(machine.root / "srv/clinic/.env")
    answer = reader.ask("/media/link.png")
    assert answer.status in (403, 404)
    assert b"SECRET_KEY" not in answer.body
