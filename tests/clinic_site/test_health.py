"""The two probes, with every part working and with each part broken."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from clinic_site.health import checks
from clinic_site.jobs.models import ScheduledRun

pytestmark = pytest.mark.django_db

PROBES = ["/health/live", "/health/ready"]


@pytest.fixture
def broken(request, monkeypatch, settings, tmp_path):
    """Break the part of the site that the test's parameter names."""
    part = request.param
    if part == "database":

        def refuse(*args):
            raise OperationalError("connection to server at db.clinic.example refused")

        monkeypatch.setattr(connection, "cursor", refuse)
    elif part == "migrations":
        MigrationRecorder(connection).record_unapplied(*sorted(checks.newest_migrations())[0])
    elif part == "storage":
        file = tmp_path / "not-a-folder"
        file.write_text("")
        settings.MEDIA_ROOT = file / "media"
    elif part == "cache that refuses":

        def fail(*args):
            raise ConnectionRefusedError(111, "Connection refused")

        monkeypatch.setattr(cache, "set", fail)
    elif part == "scheduler":
        monkeypatch.setattr(checks, "STARTED_AT", ago(minutes=10))
        ScheduledRun.objects.create(job="publish_scheduled", due_at=ago(minutes=9))
    else:
        settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
    return part


BREAKABLE = [
    "database",
    "migrations",
    "storage",
    "cache that refuses",
    "cache that forgets",
    "scheduler",
]


def ago(**span):
    return timezone.now() - timedelta(**span)


@pytest.mark.parametrize("probe", PROBES)
def test_a_working_site_says_ok_and_nothing_else(client, probe):
    response = client.get(probe)
    assert (response.status_code, response.text) == (200, "ok\n")
    assert response["Cache-Control"] == "no-store"
    assert not response.cookies
    assert client.head(probe).status_code == 200


@pytest.mark.parametrize("broken", BREAKABLE, indirect=True)
def test_a_broken_part_makes_the_site_not_ready_and_strangers_learn_no_more(client, broken, caplog):
    response = client.get("/health/ready")
    assert (response.status_code, response.text) == (503, "not ready\n")
    assert response["Cache-Control"] == "no-store"
    assert "Not ready: " in caplog.text
    assert client.get("/health/live").status_code == 200


@pytest.mark.parametrize("probe", PROBES)
@pytest.mark.parametrize("host", ["127.0.0.1:8000", "10.0.0.7", "evil.example", ""])
def test_a_probe_may_come_with_any_host(client, settings, probe, host):
    settings.ALLOWED_HOSTS = ["clinic.example"]
    assert client.get(probe, headers={"host": host}).status_code == 200


@pytest.mark.parametrize("probe", PROBES)
def test_a_probe_is_not_sent_to_https(client, settings, probe):
    settings.SECURE_SSL_REDIRECT = True
    assert client.get(probe).status_code == 200
    assert client.get("/health/elsewhere").status_code == 301


@pytest.mark.parametrize("probe", PROBES)
def test_a_probe_asks_and_changes_nothing(client, probe):
    response = client.post(probe)
    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD"


def test_life_needs_no_database(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        client.get("/health/live")


def test_readiness_asks_the_database_little(client, django_assert_max_num_queries):
    client.get("/health/ready")
    with django_assert_max_num_queries(4):
        client.get("/health/ready")


def test_other_addresses_below_health_are_pages_like_any_other(site, client):
    assert client.get("/health/").status_code == 404


def test_the_probe_leaves_no_file_behind(client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    assert client.get("/health/ready").status_code == 200
    assert list(settings.MEDIA_ROOT.iterdir()) == []


def test_a_site_started_after_a_night_is_ready_before_its_scheduler(client, monkeypatch):
    monkeypatch.setattr(checks, "STARTED_AT", ago(minutes=4))
    ScheduledRun.objects.create(job="publish_scheduled", due_at=ago(hours=12))
    assert client.get("/health/ready").status_code == 200


def test_a_site_that_never_had_a_scheduler_is_ready(client, monkeypatch):
    monkeypatch.setattr(checks, "STARTED_AT", ago(days=1))
    assert client.get("/health/ready").status_code == 200


def test_a_scheduler_that_ran_just_now_is_ready_however_long_the_process_runs(client, monkeypatch):
    monkeypatch.setattr(checks, "STARTED_AT", ago(days=90))
    ScheduledRun.objects.create(job="publish_scheduled", due_at=ago(minutes=1))
    assert client.get("/health/ready").status_code == 200
