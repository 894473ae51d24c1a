"""Uploaded files at /media/: what is sent, what is refused, and with which headers."""

import os

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from hypothesis import given
from hypothesis import strategies as st

CONTENT = bytes(range(256)) * 4


@pytest.fixture(autouse=True)
def media(tmp_path, settings):
    """A MEDIA_ROOT of this test's own, beside a file that nobody may read."""
    settings.MEDIA_ROOT = tmp_path / "media"
    (settings.MEDIA_ROOT / "images").mkdir(parents=True)
    (settings.MEDIA_ROOT / "images" / "needle.png").write_bytes(CONTENT)
    (tmp_path / "secret.txt").write_text("secret")
    return settings.MEDIA_ROOT


def body(response):
    return b"".join(response.streaming_content) if response.streaming else response.content


def test_a_picture_is_sent_whole_with_its_type_and_may_be_kept(client):
    response = client.get("/media/images/needle.png")
    assert response.status_code == 200
    assert body(response) == CONTENT
    assert response["Content-Type"] == "image/png"
    assert response["Content-Length"] == "1024"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response["Cache-Control"] == "public, max-age=2592000"
    assert "attachment" not in response.get("Content-Disposition", "")
    assert response["ETag"]
    assert response["Last-Modified"]


def test_a_picture_costs_a_reader_no_query_and_no_cookie(client, django_assert_num_queries):
    response = client.get("/media/images/needle.png")
    assert response.status_code == 200
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


@pytest.mark.parametrize(
    ("wanted", "expected", "content_range"),
    [
        ("bytes=0-0", CONTENT[:1], "bytes 0-0/1024"),
        ("bytes=10-19", CONTENT[10:20], "bytes 10-19/1024"),
        ("bytes=1000-", CONTENT[1000:], "bytes 1000-1023/1024"),
        ("bytes=1000-9999", CONTENT[1000:], "bytes 1000-1023/1024"),
        ("bytes=-24", CONTENT[1000:], "bytes 1000-1023/1024"),
        ("bytes=-9999", CONTENT, "bytes 0-1023/1024"),
    ],
)
def test_one_range_is_sent_as_asked(client, wanted, expected, content_range):
    response = client.get("/media/images/needle.png", headers={"range": wanted})
    assert response.status_code == 206
    assert body(response) == expected
    assert response["Content-Range"] == content_range
    assert response["Content-Length"] == str(len(expected))


@pytest.mark.parametrize("wanted", ["bytes=1024-", "bytes=5000-6000", "bytes=-0"])
def test_a_range_outside_the_file_is_416_and_names_its_size(client, wanted):
    response = client.get("/media/images/needle.png", headers={"range": wanted})
    assert response.status_code == 416
    assert response["Content-Range"] == "bytes */1024"


@pytest.mark.parametrize(
    "wanted", ["bytes=0-1,5-6", "bytes=9-3", "bytes=-", "lines=1-2", "bytes=a-b", "", "bytes=²-"]
)
def test_a_range_that_is_none_gets_the_whole_file(client, wanted):
    response = client.get("/media/images/needle.png", headers={"range": wanted})
    assert (response.status_code, body(response)) == (200, CONTENT)


@given(st.text(max_size=40))
def test_no_range_header_breaks_the_answer(header):
    from types import SimpleNamespace

    from clinic_site.media import wanted_range

    request = SimpleNamespace(method="GET", headers={"Range": header})
    wanted = wanted_range(request, '"x"', SimpleNamespace(st_mtime=0, st_size=5))
    assert wanted is None or len(wanted) == 2


def test_a_browser_that_has_the_file_is_told_so(client):
    first = client.get("/media/images/needle.png")
    for headers in (
        {"if-none-match": first["ETag"]},
        {"if-modified-since": first["Last-Modified"]},
    ):
        again = client.get("/media/images/needle.png", headers=headers)
        assert again.status_code == 304
        assert body(again) == b""
        assert again["ETag"] == first["ETag"]


def test_a_range_of_an_older_file_is_answered_with_the_whole_new_one(client):
    etag = client.get("/media/images/needle.png")["ETag"]
    headers = {"range": "bytes=0-9", "if-range": etag}
    assert client.get("/media/images/needle.png", headers=headers).status_code == 206
    headers["if-range"] = '"older"'
    assert client.get("/media/images/needle.png", headers=headers).status_code == 200


def test_head_tells_the_size_and_post_is_refused(client):
    head = client.head("/media/images/needle.png")
    assert (head.status_code, head["Content-Length"], body(head)) == (200, "1024", b"")
    assert client.post("/media/images/needle.png").status_code == 405


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path",
    [
        "",
        "images",
        "images/",
        "images/missing.png",
        "../secret.txt",
        "images/../../secret.txt",
        "%2e%2e/secret.txt",
        "images/%2e%2e/%2e%2e/secret.txt",
        "//etc/passwd",
        "/etc/passwd",
        "images/needle.png%00.txt",
        "..%5csecret.txt",
        "images/needle.png/",
        "images/needle.png/more",
        "a" * 3000,
    ],
)
def test_nothing_else_is_found(client, path):
    assert client.get(f"/media/{path}").status_code == 404


@pytest.mark.django_db
def test_links_that_lead_out_of_the_folder_are_not_followed(client, media):
    os.symlink(media.parent / "secret.txt", media / "images" / "link.png")
    os.symlink(media.parent, media / "out")
    os.mkfifo(media / "pipe.png")
    for path in ("images/link.png", "out/secret.txt", "pipe.png"):
        assert client.get(f"/media/{path}").status_code == 404


@pytest.mark.django_db
def test_documents_are_only_served_by_wagtails_own_view(client, media):
    default_storage.save("documents/letter.pdf", ContentFile(b"%PDF-"))
    os.symlink(media / "documents", media / "papers")
    for path in ("documents/letter.pdf", "images/../documents/letter.pdf", "papers/letter.pdf"):
        assert client.get(f"/media/{path}").status_code == 404


@pytest.mark.parametrize("name", ["page.html", "drawing.svg", "script.js", "notes.txt", "odd.xyz"])
def test_what_is_no_picture_is_a_download_that_runs_nothing(client, media, name):
    (media / name).write_text("<script>alert(1)</script>")
    response = client.get(f"/media/{name}")
    assert response.status_code == 200
    assert response["Content-Disposition"].startswith("attachment")
    assert "sandbox" in response["Content-Security-Policy"]
