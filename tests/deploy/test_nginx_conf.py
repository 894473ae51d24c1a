"""The numbers and values in deploy/nginx.conf are those of the application."""

import json
import re

import pytest
from django.conf import settings

from clinic_site import media
from clinic_site.management.commands.error_pages import PAGES
from tests.clinic_site.test_headers import EVERYWHERE
from tests.clinic_site.test_settings import HTTPS, settings_of
from tests.demo_site import REPOSITORY

CONF = (REPOSITORY / "deploy" / "nginx.conf").read_text()
MEBIBYTE = 1024 * 1024


def body_limits():
    """Return the limits in bytes: for most addresses, and for the editor."""
    return [int(number) * MEBIBYTE for number in re.findall(r"client_max_body_size (\d+)m;", CONF)]


def values_of(variable):
    """Return what a `map` may set a variable to."""
    body = re.search(rf"map \S+ +\${variable} +\{{(.*?)\}}\n", CONF, re.DOTALL)[1]
    return re.findall(r'\s"((?:[^"\\]|\\.)*)";', body)


def test_a_form_may_be_as_large_as_django_takes_and_an_upload_as_wagtail_does():
    forms, uploads = body_limits()
    assert forms == settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    assert uploads == settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE + forms


@pytest.mark.parametrize(
    ("variable", "header"),
    [
        ("nosniff", "X-Content-Type-Options"),
        ("referrer", "Referrer-Policy"),
        ("same", "Cross-Origin-Opener-Policy"),
        ("same", "Cross-Origin-Resource-Policy"),
    ],
)
def test_headers_of_files_are_those_of_the_application(variable, header):
    assert values_of(variable) == [EVERYWHERE[header], ""]
    assert f"add_header {header} ${variable} always;" in CONF


def test_https_is_asked_for_as_long_as_by_django():
    names = ("SECONDS", "INCLUDE_SUBDOMAINS", "PRELOAD")
    seconds, subdomains, preload = settings_of(*(f"SECURE_HSTS_{name}" for name in names), **HTTPS)
    assert subdomains is preload is True
    assert values_of("hsts") == [f"max-age={seconds}; includeSubDomains; preload", ""]


def test_pictures_are_kept_and_confined_as_by_the_view():
    assert f'"~^/media/" "{media.CACHE_CONTROL}";' in CONF
    assert f'"~^/media/" "{media.CONTENT_POLICY}";' in CONF
    types = re.search(r"types \{(.*?)\}", CONF, re.DOTALL)[1]
    assert set(re.findall(r"image/\w+", types)) == media.PICTURE_TYPES
    extensions = {word for line in re.findall(r"image/\w+ (.*?);", types) for word in line.split()}
    assert extensions == set(settings.WAGTAILIMAGES_EXTENSIONS)
    shown = re.search(r"~\^/media/\.\*\\\.\((.*?)\)\$", CONF)[1].replace("jpe?g", "jpg|jpeg")
    assert set(shown.split("|")) == extensions


def test_folders_that_the_view_refuses_are_not_served():
    for name in media.REFUSED_FOLDERS:
        assert f"location /media/{name}/ {{ proxy_pass" in CONF


def test_the_pages_that_it_shows_are_those_that_are_written():
    shown = set(re.findall(r"/error_pages/(\d+)\.html;", CONF))
    assert shown == {str(status) for status in PAGES}


def test_a_line_of_its_log_is_json():
    line = "".join(re.findall(r"^    '(.*?)';?$", CONF, re.MULTILINE))
    fields = json.loads(re.sub(r":\$\w+", ":1", line))
    assert "remote_addr" not in line
    assert "uri" not in line
    assert set(fields) >= {"id", "status", "address"}
