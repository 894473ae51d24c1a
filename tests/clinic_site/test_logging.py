"""The log: one line of JSON a request and an error, and nothing in it that names a person."""

import io
import json
import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.db import OperationalError
from django.test import RequestFactory
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from clinic_site.accounts.invitations import set_password_link
from clinic_site.logs.errors import described
from clinic_site.logs.formatter import LONGEST_LINE, JsonFormatter
from clinic_site.logs.masking import masked, short_address
from clinic_site.middleware.request_log import request_id_of
from tests.factories import ImageFactory, UserFactory

pytestmark = pytest.mark.django_db

ROOT = Path(__file__).resolve().parent.parent.parent
EMAIL, TYPED = "ana.ruiz+test@clinic.example", "my knee hurts since Tuesday"
SCHEMA = {
    *("time", "level", "logger", "id", "method", "path", "status", "ms", "bytes"),
    *("logged_in", "address"),
}


class Log:
    """What was logged: `text` as written, `lines` as dictionaries."""

    def __init__(self):
        self.stream = io.StringIO()
        self.handler = logging.StreamHandler(self.stream)
        self.handler.setFormatter(JsonFormatter())

    @property
    def text(self):
        return self.stream.getvalue()

    @property
    def lines(self):
        return [json.loads(line) for line in self.text.splitlines()]

    @property
    def requests(self):
        return [line for line in self.lines if line["logger"].endswith(".request_log")]


@pytest.fixture
def log():
    """Log as the production settings do, into memory."""
    kept = Log()
    root, own = logging.getLogger(), logging.getLogger("clinic_site")
    level = own.level
    root.addHandler(kept.handler)
    own.setLevel(logging.INFO)
    yield kept
    own.setLevel(level)
    root.removeHandler(kept.handler)


@pytest.fixture
def failing(monkeypatch, client):
    """Make the front page fail with what a visitor typed in the message and in a variable."""

    def fail(self, request, *args, **kwargs):
        typed = {**request.GET.dict(), **request.POST.dict()}
        raise ValueError(f"could not understand {typed} {TYPED} of {EMAIL}")

    monkeypatch.setattr("pages.models.HomePage.serve", fail)
    client.raise_request_exception = False


def test_a_request_is_one_line_with_these_fields(site, client, log):
    response = client.get("/blog/?page=1", REMOTE_ADDR="203.0.113.77")
    [line] = log.lines
    assert set(line) == SCHEMA
    assert (line["method"], line["path"], line["status"]) == ("GET", "/blog/", 200)
    assert line["level"] == "INFO"
    assert line["bytes"] == len(response.content)
    assert line["ms"] >= 0
    assert line["logged_in"] is False
    assert line["address"] == "203.0.113.0"
    assert line["id"] == response["X-Request-ID"]
    assert line["time"].endswith("+00:00")


def test_it_says_that_somebody_is_logged_in_and_not_who(site, editor_client, administrator, log):
    editor_client.get(reverse("wagtailadmin_home"))
    assert log.requests[-1]["logged_in"] is True
    assert administrator.email not in log.text


def test_sizes_are_those_that_were_sent(site, client, log):
    picture = ImageFactory()
    client.head("/blog/")
    client.get(picture.file.url)
    assert [line["bytes"] for line in log.requests] == [0, picture.file.size]


def test_files_and_probes_are_not_worth_a_line(client, log, settings):
    settings.WHITENOISE_AUTOREFRESH = settings.WHITENOISE_USE_FINDERS = True
    for address in ("/static/css/base.css", "/health/live", "/health/ready"):
        assert client.get(address)["X-Request-ID"]
    assert log.lines == []


def test_an_error_gives_its_places_in_the_code_under_the_same_id(site, client, failing, log):
    response = client.get("/")
    error, request = log.lines
    assert error["id"] == request["id"] == response["X-Request-ID"]
    assert (error["level"], request["status"], request["level"]) == ("ERROR", 500, "WARNING")
    [described_error] = error["error"]
    assert described_error["type"] == "ValueError"
    assert described_error["frames"][-1].startswith("tests/clinic_site/test_logging.py:")
    assert described_error["frames"][-1].endswith(" fail")


@pytest.mark.parametrize("value", [EMAIL, TYPED])
def test_nothing_that_somebody_typed_reaches_the_log(site, client, failing, log, value):
    client.get("/", {"q": value, value: "1"})
    client.post("/", {"message": value, value: "1"})
    client.post("/", data=value, content_type="text/plain")
    headers = ("user-agent", "referer", "x-request-id", "cookie", "accept", "host", "authorization")
    for header in headers:
        client.get("/blog/", headers={header: value})
    client.post(reverse("wagtailadmin_login"), {"username": value, "password": value})
    assert len(log.lines) >= 14
    assert value not in log.text
    assert "ana.ruiz" not in log.text
    assert "knee" not in log.text


@pytest.mark.parametrize(
    "path",
    [
        f"/{EMAIL}/",
        "/thanks/ana.ruiz%40clinic.example/",
        "/ana.ruiz%2540clinic.example",
        "/a=ana.ruiz@clinic.example;b",
        "/ana.ruiz＠clinic.example/",
        "/" + "x" * 290 + "/ana.ruiz@clinic.example",
    ],
)
def test_an_address_in_the_path_is_masked(site, client, log, path):
    client.get(path)
    assert log.requests[-1]["status"] == 404
    assert "ana.ruiz" not in log.text


def test_a_host_that_is_not_ours_is_not_written_down(client, settings, log):
    settings.ALLOWED_HOSTS = ["clinic.example"]
    client.get("/", headers={"host": "ana-ruiz.example"})
    assert [line.get("message", line.get("status")) for line in log.lines] == [
        "DisallowedHost",
        400,
    ]
    assert "ana-ruiz" not in log.text


def test_a_link_that_sets_a_password_is_not_written_down(site, client, log):
    link = set_password_link(UserFactory()).removeprefix(django_settings.SITE_URL)
    token = link.rstrip("/").rpartition("/")[2]
    client.get(link)
    assert "/[secret]/" in log.requests[-1]["path"]
    assert token not in log.text


def test_full_addresses_of_machines_stay_out(site, client, log, settings):
    settings.BEHIND_PROXY = True
    client.get("/", headers={"x-forwarded-for": "198.51.100.7, 2001:db8:1:2:3:4:5:6"})
    assert log.requests[-1]["address"] == "2001:db8:1::"
    for _number in range(11):
        client.post(
            reverse("wagtailadmin_login"),
            {"username": EMAIL, "password": "x"},
            headers={"x-forwarded-for": "203.0.113.77"},
        )
    assert log.requests[-1]["status"] == 429
    assert "203.0.113.77" not in log.text
    assert EMAIL not in log.text


@pytest.mark.parametrize(
    ("given", "is_taken"),
    [
        ("0f8fad5b-d9cb-469f-a165-70867728950e", True),
        ("9cd2f7e3a1b04c5d8e6f9cd2f7e3a1b0", True),
        *((text, False) for text in ("", "1", "a" * 65, "ana@clinic.example", "knee-pain" * 3)),
        ("0f8fad5bd9cb469fa165\r\nSet-Cookie: a=b", False),
    ],
)
def test_an_id_from_outside_is_taken_over_only_if_it_is_one(given, is_taken):
    request = RequestFactory().get("/", headers={"x-request-id": given})
    taken = request_id_of(request)
    assert (taken == given) is is_taken
    assert len(taken) >= 16


def test_a_method_that_is_none_is_not_written_down(site, client, log):
    client.generic("ANA@CLINIC.EXAMPLE", "/")
    assert log.requests[-1]["method"] == "other"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("203.0.113.77", "203.0.113.0"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1::"),
        ("::ffff:203.0.113.77", "203.0.113.0"),
        ("fe80::1%eth0", "fe80::"),
        ("nowhere", None),
        ("", None),
        (None, None),
    ],
)
def test_an_address_is_shortened_to_its_network(text, expected):
    assert short_address(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("no route to 203.0.113.77:5432", "no route to 203.0.113.0:5432"),
        ("from 2001:db8:1:2::9.", "from 2001:db8:1::."),
        ("at 12:30:45 it was fine", "at 12:30:45 it was fine"),
        ("<ana@clinic.example>, ben@x", "<[e-mail]>, [e-mail]"),
    ],
)
def test_a_text_is_masked(text, expected):
    assert masked(text) == expected


@given(
    before=st.text(max_size=30),
    local=st.from_regex(r"[a-z]{8,20}", fullmatch=True),
    after=st.text(max_size=30),
)
def test_no_address_gets_through_whatever_stands_around_it(before, local, after):
    assert f"{local}@" not in masked(f"{before}{local}@clinic.example{after}")


def deep(levels):
    """Fail `levels` calls down, with what somebody typed in the message."""
    if not levels:
        raise OperationalError(TYPED)
    deep(levels - 1)


def test_a_line_is_short_enough_to_be_written_in_one_piece(log):
    try:
        try:
            deep(200)
        except OperationalError as error:
            raise RuntimeError(TYPED) from error
    except RuntimeError:
        logging.getLogger("clinic_site.tests").exception("It broke for %s, %s", EMAIL, "💉" * 5000)
    [line] = log.lines
    assert len(log.text.encode()) <= LONGEST_LINE + 1
    assert [error["type"] for error in line["error"]] == [
        "RuntimeError",
        "django.db.utils.OperationalError",
    ]
    assert line["error"][1]["frames"][-1].endswith(" deep")
    assert line["message"].startswith("It broke for [e-mail], 💉")
    assert "knee" not in log.text


def test_the_systems_own_code_for_an_error_is_kept():
    assert described(OSError(28, "No space left on device"))[0]["code"] == "ENOSPC"


def test_others_messages_are_kept_without_what_was_filled_in(log):
    logging.getLogger("axes").warning("Login failure by %s", EMAIL)
    assert log.lines[0]["message"] == "Login failure by %s"


def run_in_production(code, folder, **variables):
    """Run Python with the production settings on a site without tables; return the process."""
    return subprocess.run(
        [sys.executable, "-c", f"import django; django.setup()\n{code}"],
        cwd=ROOT,
        env={
            "PATH": os.environ["PATH"],
            "READ_ENV_FILES": "0",
            "VAR_DIR": str(folder),
            "DJANGO_SETTINGS_MODULE": "clinic_site.settings.production",
            "SITE_URL": "http://127.0.0.1:8000",
            "SECRET_KEY": "k3-" + "9fQxwT" * 12,
            **variables,
        },
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


BROKEN_REQUEST = (
    "from django.test import Client\n"
    "client = Client(raise_request_exception=False, SERVER_NAME='127.0.0.1')\n"
    f"print(client.get('/{EMAIL}/')['X-Request-ID'])"
)


def test_production_logs_like_this_on_stderr(tmp_path):
    (tmp_path / "static").mkdir()
    result = run_in_production(BROKEN_REQUEST, tmp_path)
    lines = [json.loads(line) for line in result.stderr.splitlines()]
    error, request, answer = lines
    assert {line["id"] for line in lines} == {result.stdout.strip()}
    assert error["message"] == "The page for a missing address could not be made."
    assert error["error"][0]["type"] == "django.db.utils.OperationalError"
    assert error["error"][1]["code"] == "SQLITE_ERROR"
    assert (request["status"], answer["message"]) == (500, "Answered with 500")
    assert "ana.ruiz" not in result.stderr


def test_the_environment_says_how_much_is_logged(tmp_path):
    (tmp_path / "static").mkdir()
    result = run_in_production(BROKEN_REQUEST, tmp_path, LOG_LEVEL="critical")
    assert (result.returncode, result.stderr) == (0, "")
    refused = run_in_production("", tmp_path, LOG_LEVEL="loud")
    assert "LOG_LEVEL is LOUD, but must be one of" in refused.stderr
