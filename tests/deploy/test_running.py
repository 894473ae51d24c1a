"""docs/running.md, followed on a scratch machine: what readers, staff and strangers get then."""

import json
import re
import socket
import ssl
import time
from contextlib import ExitStack
from http.client import HTTPConnection, RemoteDisconnected

import pytest

from tests.deploy.answers import asked_the_site, assert_safe, stylesheet_of
from tests.deploy.scratch_machine import NAME, wait_until

# One machine for all, because it takes long to set up.
pytestmark = pytest.mark.machine

ARTICLE = "/blog/sore-feet-after-a-long-walk/"
MEBIBYTE = 1024 * 1024


def plain(machine, host, path="/"):
    connection = HTTPConnection("127.0.0.1", machine.http, timeout=10)
    try:
        connection.request("GET", path, headers={"Host": host})
        answer = connection.getresponse()
        return answer.status, answer.headers["Location"]
    finally:
        connection.close()


def log_in(machine, reader):
    """Log in as the administrator that the document makes."""
    token = re.search(
        r'name="csrfmiddlewaretoken" value="([^"]+)"', reader.ask("/admin/login/").text
    )[1]
    password = re.search(r"Password: (\S+)", machine.first_output)[1]
    form = f"username=admin%40{NAME}&password={password}&csrfmiddlewaretoken={token}"
    return reader.ask("/admin/login/", "POST", form, **FORM, Referer=f"https://{NAME}/admin/login/")


FORM = {"Content_Type": "application/x-www-form-urlencoded"}


def test_an_article_is_read_through_nginx_over_https(reader):
    answer = reader.ask(ARTICLE)
    assert answer.status == 200
    assert "Sore feet after a long walk" in answer.text
    assert f'href="https://{NAME}{ARTICLE}"' in answer.text
    assert "Set-Cookie" not in answer.headers
    assert asked_the_site(answer)


@pytest.mark.parametrize(
    ("coding", "sent"), [("br, gzip", "br"), ("gzip", "gzip"), ("identity", None)]
)
def test_pages_and_static_files_come_compressed_once(reader, coding, sent):
    stylesheet = stylesheet_of(reader.ask("/"))
    for path in (ARTICLE, stylesheet):
        answer = reader.ask(path, Accept_Encoding=coding)
        assert answer.headers.get_all("Content-Encoding", [None]) == [sent]
        varies = ",".join(answer.headers.get_all("Vary", []))
        assert varies.count("Accept-Encoding") == 1


@pytest.mark.parametrize("path", [ARTICLE, "/admin/login/", "/no-such-page/", "/media/none.png"])
def test_answers_of_the_application_have_each_security_header_once(reader, path):
    answer = reader.ask(path)
    assert_safe(answer)
    for name in ("X-Frame-Options", "Permissions-Policy", "X-Request-ID"):
        assert len(answer.headers.get_all(name)) == 1
    assert len(answer.headers.get_all("Cache-Control", [""])) == 1


def test_staff_log_in_through_the_proxy_with_cookies_for_https_only(machine, reader):
    answer = log_in(machine, reader)
    assert (answer.status, answer.headers["Location"]) == (302, "/admin/")
    assert all("; Secure" in cookie for cookie in answer.headers.get_all("Set-Cookie"))
    # An administrator is led to a second step first, and reaches nothing else.
    answer = reader.ask("/admin/")
    assert answer.status == 302
    assert "two-step-login" in answer.headers["Location"]
    assert reader.ask(answer.headers["Location"]).status == 200


@pytest.mark.parametrize(
    ("path", "mebibytes", "passes"),
    [("/search/", 9, True), ("/search/", 11, False), ("/admin/", 29, True), ("/admin/", 31, False)],
)
def test_a_body_that_is_too_large_is_answered_with_a_page_that_says_so(
    reader, path, mebibytes, passes
):
    answer = reader.ask(path, "POST", bytes(mebibytes * MEBIBYTE))
    assert asked_the_site(answer) == passes
    if not passes:
        assert answer.status == 413
        assert "What you sent is too large" in answer.text
        assert stylesheet_of(answer)
        assert_safe(answer)
        assert answer.headers["Cache-Control"] == "no-store"


def test_an_address_that_is_too_long_gets_a_page(reader):
    assert asked_the_site(reader.ask(f"/search/?q={'a' * 8000}"))
    answer = reader.ask(f"/search/?q={'a' * 20_000}")
    assert answer.status == 414
    assert "We could not understand that request" in answer.text


def test_what_a_visitor_says_of_the_way_it_came_is_overwritten(machine, reader):
    answer = reader.ask(
        "/no-such-page/",
        X_Forwarded_For="203.0.113.9",
        X_Forwarded_Proto="http",
        X_Forwarded_Host="evil.example",
        X_Request_ID="f" * 32,
    )
    assert answer.status == 404
    line = log_line(machine, "web", answer.headers["X-Request-ID"])
    assert (line["path"], line["status"], line["address"]) == ("/no-such-page/", 404, "127.0.0.0")
    assert line["id"] != "f" * 32


def log_line(machine, name, wanted):
    """Return the line of a request in the log of a service."""
    lines = []

    def found():
        text = machine.log(name)
        lines[:] = [json.loads(line) for line in text.splitlines() if wanted in line]
        return lines

    wait_until(found, "The line in the log")
    return lines[0]


def test_nginx_logs_the_same_id_and_neither_path_nor_whole_address(machine, reader):
    answer = reader.ask("/search/?q=something+private")
    log = machine.root / "var/log/nginx/clinic.log"
    wait_until(lambda: answer.headers["X-Request-ID"] in log.read_text(), "nginx's line")
    for line in log.read_text().splitlines():
        assert json.loads(line)["address"] == "127.0.0.0"
    assert "search" not in log.read_text()
    assert "127.0.0.1" not in log.read_text()
    assert (machine.root / "var/log/nginx/error.log").read_text() == ""


def test_http_leads_to_https_and_certificates_can_be_renewed(machine):
    assert plain(machine, NAME, "/blog/?a=b") == (301, f"https://{NAME}/blog/?a=b")
    token = machine.root / "var/www/html/.well-known/acme-challenge/token"
    token.parent.mkdir(parents=True)
    token.write_text("proof")
    assert plain(machine, NAME, "/.well-known/acme-challenge/token") == (200, None)


def test_a_host_that_is_not_the_sites_is_not_answered(machine, reader):
    with pytest.raises(RemoteDisconnected):
        plain(machine, "evil.example")
    with pytest.raises(RemoteDisconnected):
        reader.ask("/", host="evil.example")
    with pytest.raises(ssl.SSLError):
        reader.connect("evil.example")


def test_readers_are_served_while_others_trickle(machine, reader):
    """Forty visitors send a letter now and then, of a header, a form or a handshake."""
    with ExitStack() as stack:
        slow = []
        for number in range(40):
            if number % 4 == 0:
                connection = socket.create_connection(("127.0.0.1", machine.https))
            else:
                connection = reader.connect()
                head = f"POST /search/ HTTP/1.1\r\nHost: {NAME}\r\nContent-Length: 9999\r\n"
                connection.sendall(head.encode() + (b"\r\n" if number % 2 else b"X-Slow: "))
            slow.append(stack.enter_context(connection))
        for _round in range(5):
            for connection in slow:
                connection.send(b"\x16" if connection.__class__ is socket.socket else b"a")
            assert reader.ask(ARTICLE).status == 200
            time.sleep(0.2)


def test_a_page_that_was_due_went_live_by_scheduler_and_worker(reader):
    wait_until(lambda: reader.ask("/soon/").status == 200, "The scheduled page")


def test_the_doctor_finds_nothing_but_the_missing_mail_server(machine):
    lines = machine.follow("The doctor").splitlines()
    findings = [line for line in lines if not line.startswith("ok ")]
    assert findings[0].startswith("fix     Mail: EMAIL_URL is not set")
    assert findings[1:] == ["Must be fixed: 1."]


def test_the_backup_was_restored_for_a_rehearsal(machine):
    assert "Restored" in machine.rehearsal_output
    assert not (machine.root / "var/lib/clinic/rehearsal").exists()


def test_an_update_shows_a_page_while_the_site_is_down_and_serves_the_new_version_then(
    machine, reader
):
    before = stylesheet_of(reader.ask("/"))
    with (machine.root / "code/static/css/base.css").open("a") as file:
        file.write("\n.new-in-this-version { color: inherit; }\n")
    machine.commit()
    machine.follow("Updating to a new version")
    machine.stop("web")
    for method in ("GET", "POST"):
        answer = reader.ask(ARTICLE, method)
        assert answer.status == 503
        assert answer.headers["Retry-After"] == "60"
        assert "This site cannot answer right now" in answer.text
        assert stylesheet_of(answer) == before
        assert "style-src 'self'" in answer.headers["Content-Security-Policy"]
        assert_safe(answer)
    assert reader.ask(before).status == 200
    assert reader.ask("/health/live").status == 503
    machine.start_unit("web")
    wait_until(lambda: reader.ask("/health/ready").status == 200, "The site")
    after = stylesheet_of(reader.ask("/"))
    assert after != before
    assert "new-in-this-version" in reader.ask(after).text
