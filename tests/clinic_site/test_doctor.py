"""`manage.py doctor`: each check with good and bad input, and the command as a whole."""

import os
import socket
from collections import namedtuple
from datetime import UTC, datetime

import pytest
from django.core.checks import Error
from django.core.management import call_command
from wagtail.models import Site

from clinic_site.doctor import (
    accounts,
    address,
    content,
    django_checks,
    mail,
    readiness,
    secrets,
    storage,
)
from clinic_site.doctor.checks import DATABASE, WITH_DATABASE, WITHOUT_DATABASE
from clinic_site.health.checks import NotReadyError
from clinic_site.settings.site_url import read_site_url
from pages.models import DemoRecord
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db

GOOD_KEY = "k3-" + "9fQxwT" * 12
LOCAL, PUBLIC = "http://127.0.0.1:8000", "https://clinic.example"


@pytest.fixture
def serve_at(settings):
    """Set the site's address: `serve_at("https://clinic.example", behind_proxy=True)`."""

    def set_address(url, behind_proxy=False):
        settings.SITE_ADDRESS = read_site_url(url)
        settings.SITE_URL = settings.SITE_ADDRESS.url
        settings.BEHIND_PROXY = behind_proxy

    return set_address


def said(check, *args):
    """Return the findings of a check as `[(is it urgent, text)]`."""
    return [(finding.is_urgent, finding.text) for finding in check(*args)]


def assert_urgent(findings, words, is_urgent=True):
    assert len(findings) == 1
    assert findings[0][0] is is_urgent
    assert words in findings[0][1]


@pytest.mark.parametrize(
    "key", ["short", "a" * 80, "django-insecure-" + GOOD_KEY, "changeme" + GOOD_KEY]
)
def test_a_key_that_can_be_guessed_must_be_changed(settings, key):
    settings.SECRET_KEY = GOOD_KEY
    assert said(secrets.secret_key) == []
    settings.SECRET_KEY = key
    assert_urgent(said(secrets.secret_key), "SECRET_KEY can be guessed")


def test_a_file_with_secrets_is_for_its_owner_only(tmp_path):
    file = tmp_path / "site.env"
    assert said(secrets.secret_files, [file]) == []
    file.touch(mode=0o600)
    assert said(secrets.secret_files, [file]) == []
    file.chmod(0o640)
    assert_urgent(said(secrets.secret_files, [file]), f"chmod 600 {file}")


def test_debug_must_be_off(settings):
    settings.DEBUG = False
    assert said(address.debug) == []
    settings.DEBUG = True
    assert_urgent(said(address.debug), "DEBUG is on")


def test_an_address_of_this_machine_is_advice_only(serve_at):
    serve_at(PUBLIC, behind_proxy=True)
    assert said(address.https) == []
    serve_at(LOCAL)
    assert_urgent(said(address.https), "only this machine", is_urgent=False)


def test_https_and_proxy_belong_together(serve_at):
    for url, behind_proxy in ((PUBLIC, True), (LOCAL, False)):
        serve_at(url, behind_proxy)
        assert said(address.proxy) == []
    serve_at(PUBLIC, behind_proxy=False)
    assert_urgent(said(address.proxy), "redirects for ever")
    serve_at(LOCAL, behind_proxy=True)
    assert_urgent(said(address.proxy), "forge")


def test_the_site_record_must_agree_with_the_address(site, serve_at):
    serve_at(PUBLIC)
    assert_urgent(said(address.site_record), "The Site record says http://localhost")
    Site.objects.update(hostname="clinic.example", port=443)
    assert said(address.site_record) == []
    Site.objects.all().delete()
    assert_urgent(said(address.site_record), "There is no default site")


def test_a_time_zone_that_nobody_set_is_advice(monkeypatch):
    monkeypatch.setenv("TIME_ZONE", "Europe/Berlin")
    assert said(address.time_zone) == []
    monkeypatch.delenv("TIME_ZONE")
    assert_urgent(said(address.time_zone), "TIME_ZONE is not set", is_urgent=False)


def test_what_django_finds_is_passed_on(serve_at, monkeypatch):
    serve_at(LOCAL)
    assert said(django_checks.system_checks) == []
    found = [Error("Two and two are five.", hint="Count again.", id="sums.E001")]
    monkeypatch.setattr("django.core.checks.run_checks", lambda **kwargs: found)
    assert said(django_checks.system_checks) == [
        (True, "Two and two are five. Count again. (sums.E001)")
    ]


def test_a_public_site_must_send_mail(settings, serve_at):
    settings.EMAIL_IS_SET, settings.EMAIL_FILE_PATH = False, "var/mail"
    serve_at(LOCAL)
    assert_urgent(said(mail.mail), "EMAIL_URL is not set", is_urgent=False)
    serve_at(PUBLIC)
    assert_urgent(said(mail.mail), "EMAIL_URL is not set")


def test_a_mail_server_must_be_there(settings):
    settings.EMAIL_IS_SET = True
    assert said(mail.mail) == []  # the outbox of the tests takes everything
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        settings.EMAIL_HOST, settings.EMAIL_PORT = probe.getsockname()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    assert_urgent(said(mail.mail), "does not let the site in")


def test_a_full_disk_is_announced_before_it_is_urgent(tmp_path, monkeypatch):
    usage = namedtuple("usage", "free")
    for free, expected in ((5e9, []), (1e9, [False]), (1e8, [True])):
        monkeypatch.setattr("shutil.disk_usage", lambda folder, free=free: usage(free))
        assert [is_urgent for is_urgent, _text in said(storage.disk_space, tmp_path)] == expected
    assert_urgent(said(storage.disk_space, tmp_path / "none"), "There is no folder")


def test_a_folder_with_data_that_everybody_may_read_is_advice(tmp_path):
    tmp_path.chmod(0o750)
    assert said(storage.data_rights, tmp_path) == []
    tmp_path.chmod(0o755)
    assert_urgent(said(storage.data_rights, tmp_path), "chmod o-rwx", is_urgent=False)


def test_static_files_must_be_collected_after_each_change(settings, tmp_path):
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "clinic_site.static_bundle.BundledStaticFilesStorage"},
    }
    settings.STATIC_ROOT = tmp_path
    assert_urgent(said(storage.static_files), "not collected")
    manifest = tmp_path / "staticfiles.json"
    manifest.write_text("{}")
    assert said(storage.static_files) == []
    long_ago = datetime(2001, 1, 1, tzinfo=UTC).timestamp()
    os.utime(manifest, (long_ago, long_ago))
    assert_urgent(said(storage.static_files), "changed since they were collected")


@pytest.mark.parametrize(
    ("check", "part"),
    [
        (readiness.database, "database_answers"),
        (readiness.database, "migrations_applied"),
        (readiness.uploads, "storage_writable"),
        (readiness.cache, "cache_works"),
    ],
)
def test_what_readiness_misses_must_be_fixed(monkeypatch, check, part):
    assert said(check) == []

    def fail():
        raise NotReadyError("It is broken.")

    monkeypatch.setattr(f"clinic_site.health.checks.{part}", fail)
    assert said(check) == [(True, "It is broken.")]


def test_there_must_be_an_administrator():
    UserFactory(is_superuser=True, is_active=False)
    assert_urgent(said(accounts.administrators), "no active administrator")


@pytest.mark.parametrize("password", ["admin", "changeme", "ana", "ana@clinic.example"])
def test_a_password_that_can_be_guessed_must_be_changed(password):
    ana = UserFactory(email="ana@clinic.example", is_superuser=True, password="four-score-seven")
    assert said(accounts.administrators) == []
    ana.set_password(password)
    ana.save()
    assert_urgent(said(accounts.administrators), "--reset --email ana@clinic.example")


def test_an_administrator_of_a_public_site_must_be_able_to_get_mail(serve_at):
    UserFactory(email="admin@clinic.example", is_superuser=True, password="four-score-seven")
    serve_at(LOCAL)
    assert said(accounts.administrators) == []
    serve_at(PUBLIC)
    assert_urgent(said(accounts.administrators), "cannot get mail")


def test_the_demo_must_not_meet_patients(serve_at):
    assert said(content.demo) == []
    DemoRecord.objects.create(model="pages.person", object_pk="1", fingerprint="x")
    serve_at(LOCAL)
    assert_urgent(said(content.demo), "remove_demo", is_urgent=False)
    serve_at(PUBLIC)
    assert_urgent(said(content.demo), "remove_demo")


def test_a_maintenance_page_is_not_forgotten(settings, tmp_path):
    settings.MAINTENANCE_FILE = tmp_path / "maintenance"
    assert said(content.maintenance_page) == []
    settings.MAINTENANCE_FILE.touch()
    assert_urgent(said(content.maintenance_page), "maintenance off", is_urgent=False)


@pytest.fixture
def well(site, settings, monkeypatch, serve_at):
    """A site of which the doctor has nothing urgent to say."""
    serve_at("http://localhost")
    settings.SECRET_KEY = GOOD_KEY
    settings.EMAIL_IS_SET = True
    Site.objects.update(hostname="localhost", port=80)
    UserFactory(is_superuser=True, password="four-score-and-seven")
    usage = namedtuple("usage", "free")
    monkeypatch.setattr("shutil.disk_usage", lambda folder: usage(5e9))
    monkeypatch.setattr("clinic_site.doctor.checks.WITHOUT_DATABASE", examined_checks())


def examined_checks():
    """Return the checks that do not look at files of the checkout the tests run in."""
    names = {"Files with secrets", "Rights", "Disk space"}
    return [(name, check) for name, check in WITHOUT_DATABASE if name not in names]


def test_a_site_in_order_gets_an_ok_for_each_check(well, capsys):
    call_command("doctor")
    printed = capsys.readouterr().out
    for name, _check in (*examined_checks(), DATABASE, *WITH_DATABASE):
        assert f"ok      {name}\n" in printed or f"advice  {name}: " in printed
    assert printed.endswith("Must be fixed: 0.\n")


def test_one_thing_to_fix_gives_the_exit_status_1(well, settings, capsys):
    settings.DEBUG = True
    with pytest.raises(SystemExit) as exit_status:
        call_command("doctor")
    assert exit_status.value.code == 1
    printed = capsys.readouterr().out
    assert "fix     Debug: DEBUG is on" in printed
    assert printed.endswith("Must be fixed: 1.\n")


def test_without_a_database_the_rest_is_still_examined(well, monkeypatch, capsys):
    def fail():
        raise NotReadyError("The database does not answer.")

    monkeypatch.setattr("clinic_site.health.checks.database_answers", fail)
    with pytest.raises(SystemExit):
        call_command("doctor")
    printed = capsys.readouterr().out
    assert "fix     Database: The database does not answer." in printed
    assert "ok      Secret key" in printed
    assert "Administrators" not in printed
