"""`manage.py error_pages`: what a web server shows while the site does not answer."""

import pytest
from django.core.management import CommandError, call_command


@pytest.fixture
def folder(tmp_path, settings):
    settings.ERROR_PAGES_FOLDER = tmp_path / "error_pages"
    return settings.ERROR_PAGES_FOLDER


def test_each_page_is_written_in_the_look_of_the_site_without_a_database(folder, settings):
    settings.WAGTAIL_SITE_NAME = "Riverbank Clinic"
    call_command("error_pages")
    pages = {file.name: file.read_text() for file in folder.iterdir()}
    assert set(pages) == {"400.html", "413.html", "429.html", "503.html"}
    for page in pages.values():
        assert "Riverbank Clinic" in page
        assert "/static/css/site" in page
    assert "The largest picture this site takes has 20.0\xa0MB" in pages["413.html"]


def test_a_page_is_replaced_whole(folder):
    call_command("error_pages")
    (folder / "503.html").write_text("old")
    call_command("error_pages")
    assert "This site cannot answer right now" in (folder / "503.html").read_text()


def test_a_folder_that_cannot_be_written_is_named_in_a_sentence(folder):
    folder.write_text("a file in its place")
    with pytest.raises(CommandError, match=f"{folder} cannot be written: File exists. Run this"):
        call_command("error_pages")
