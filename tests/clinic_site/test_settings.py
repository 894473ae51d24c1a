"""Settings as a clinic sets them: by environment, each case in a process of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from clinic_site.settings.site_url import read_site_url
from clinic_site.settings.time_zone import read_time_zone

ROOT = Path(__file__).resolve().parent.parent.parent
SECRET = "k3-" + "9fQxwT" * 12
HTTPS = {"SITE_URL": "https://clinic.example", "SECRET_KEY": SECRET}


def run(*command, **variables):
    """Run a command with the production settings and only these variables of the site's."""
    return subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env={
            "PATH": os.environ["PATH"],
            "READ_ENV_FILES": "0",
            "DJANGO_SETTINGS_MODULE": "clinic_site.settings.production",
            **variables,
        },
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def settings_of(*names, **variables):
    """Return the values of settings, as text, in a site with these variables."""
    code = (
        "import json; from django.conf import settings; "
        f"print(json.dumps([settings.{', settings.'.join(names)}], default=str))"
    )
    result = run("-c", code, **variables)
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout)


@pytest.mark.parametrize(
    "command",
    [("manage.py", "check"), ("-c", "import clinic_site.wsgi")],
    ids=["manage.py", "wsgi"],
)
@pytest.mark.parametrize(
    ("variables", "missing"),
    [
        ({}, "SECRET_KEY and SITE_URL must be set"),
        ({"SITE_URL": "https://clinic.example"}, "SECRET_KEY must be set"),
        ({"SECRET_KEY": SECRET}, "SITE_URL must be set"),
        ({"SECRET_KEY": SECRET, "SITE_URL": "http://clinic.example"}, "plain http is only for"),
        ({"SECRET_KEY": SECRET, "SITE_URL": "clinic.example"}, "SITE_URL is not an address"),
    ],
)
def test_production_refuses_to_start_in_one_sentence(command, variables, missing):
    result = run(*command, **variables)
    assert result.returncode == 1
    assert missing in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize(
    ("variables", "required"),
    [
        (HTTPS, True),
        ({**HTTPS, "SECOND_FACTOR_REQUIRED": "false"}, False),
        ({**HTTPS, "SITE_URL": "http://127.0.0.1:8000"}, False),
    ],
)
def test_a_second_factor_is_required_with_https_unless_told_otherwise(variables, required):
    assert settings_of("SECOND_FACTOR_REQUIRED", **variables) == [required]


def test_djangos_deployment_checks_find_nothing_with_an_https_address(tmp_path):
    result = run(
        *("manage.py", "check", "--deploy", "--fail-level", "WARNING"),
        **HTTPS,
        VAR_DIR=str(tmp_path),
    )
    assert result.returncode == 0, result.stderr
    assert "no issues (0 silenced)" in result.stdout


def test_the_scheme_of_the_address_decides_about_cookies_redirect_and_hsts():
    names = (
        *("SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE"),
        *("SECURE_SSL_REDIRECT", "SECURE_HSTS_SECONDS"),
    )
    assert settings_of(*names, **HTTPS) == [True, True, True, 31_536_000]
    loopback = HTTPS | {"SITE_URL": "http://127.0.0.1:8000"}
    assert settings_of(*names, **loopback) == [False, False, False, 0]


def test_hosts_origins_and_editor_follow_the_address():
    names = ("ALLOWED_HOSTS", "CSRF_TRUSTED_ORIGINS", "WAGTAILADMIN_BASE_URL", "DEBUG")
    assert settings_of(*names, **HTTPS) == [
        ["clinic.example"],
        ["https://clinic.example"],
        "https://clinic.example",
        False,
    ]


@pytest.mark.parametrize(
    ("url", "engine", "name"),
    [
        ("", "sqlite3", str(ROOT / "var" / "db.sqlite3")),
        ("sqlite:///data/clinic.sqlite3", "sqlite3", str(ROOT / "data" / "clinic.sqlite3")),
        ("sqlite:////srv/clinic.sqlite3", "sqlite3", "/srv/clinic.sqlite3"),
        ("postgres://clinic:pw@db.example:5433/site", "postgresql", "site"),
    ],
)
def test_one_address_names_the_database(url, engine, name):
    variables = HTTPS | ({"DATABASE_URL": url} if url else {})
    [databases] = settings_of("DATABASES", **variables)
    assert databases["default"]["ENGINE"] == f"django.db.backends.{engine}"
    assert databases["default"]["NAME"] == name


def test_mail_is_kept_in_files_until_an_address_for_it_is_set(tmp_path):
    names = ("MAIL_DELIVERY_BACKEND", "EMAIL_IS_SET")
    assert settings_of("EMAIL_FILE_PATH", *names, **HTTPS, VAR_DIR=str(tmp_path)) == [
        str(tmp_path / "mail"),
        "django.core.mail.backends.filebased.EmailBackend",
        False,
    ]
    given = HTTPS | {"EMAIL_URL": "smtp+tls://me:pw@mail.example:587"}
    assert settings_of("EMAIL_HOST", "EMAIL_PORT", "EMAIL_USE_TLS", *names, **given) == [
        "mail.example",
        587,
        True,
        "django.core.mail.backends.smtp.EmailBackend",
        True,
    ]


@pytest.mark.parametrize(
    ("value", "hostname", "port", "origin"),
    [
        ("https://clinic.example", "clinic.example", 443, "https://clinic.example"),
        ("https://Clinic.Example/", "clinic.example", 443, "https://clinic.example"),
        ("http://127.0.0.1:8103", "127.0.0.1", 8103, "http://localhost:8103"),
        ("http://localhost", "localhost", 80, "http://127.0.0.1"),
        ("http://[::1]:8000", "::1", 8000, "http://[::1]:8000"),
    ],
)
def test_an_address_is_taken_apart(value, hostname, port, origin):
    address = read_site_url(value)
    assert (address.hostname, address.port) == (hostname, port)
    assert origin in address.origins


@pytest.mark.parametrize(
    "value",
    [
        *("", "clinic.example", "ftp://clinic.example", "https://", "https://clinic.example:x"),
        *("https://clinic.example/site", "https://clinic.example?x=1", "https://me@clinic.example"),
        *("http://clinic.example", "http://10.0.0.5", "https://clinic.example:8443"),
    ],
)
def test_what_is_no_address_of_a_site_is_refused_in_a_sentence(value):
    with pytest.raises(ImproperlyConfigured, match=r"^SITE_URL [^\n]+\.$"):
        read_site_url(value)


def test_a_cache_in_redis_is_one_that_the_site_can_do_without():
    [caches] = settings_of("CACHES", **HTTPS, CACHE_URL="redis://127.0.0.1:6379/0")
    assert caches["default"]["BACKEND"] == "clinic_site.cache.SpareRedisCache"
    assert caches["default"]["LOCATION"] == "redis://127.0.0.1:6379/0"


def test_a_time_for_which_no_version_of_a_page_would_be_kept_is_refused():
    result = run("manage.py", "check", **HTTPS, REVISIONS_KEPT_DAYS="0")
    assert result.returncode == 1
    assert "REVISIONS_KEPT_DAYS is 0, but must be at least 1." in result.stderr


@pytest.mark.parametrize("zone", ["Europe/Atlantis", "Europe", "../etc/passwd", "CEST+2", " "])
def test_a_time_zone_that_does_not_exist_is_refused_in_one_sentence(zone):
    with pytest.raises(ImproperlyConfigured, match="which is no time zone"):
        read_time_zone(zone)


@pytest.mark.parametrize("zone", ["UTC", "Europe/Berlin", "America/Argentina/Ushuaia"])
def test_a_time_zone_that_exists_is_taken(zone):
    assert read_time_zone(zone) == zone


def test_a_site_in_an_unknown_time_zone_does_not_start():
    result = run("manage.py", "check", **HTTPS, TIME_ZONE="Europe/Atlantis")
    assert result.returncode == 1
    assert result.stderr.strip() == (
        "TIME_ZONE is 'Europe/Atlantis', which is no time zone. "
        "Set it to the clinic's, such as Europe/Berlin."
    )
