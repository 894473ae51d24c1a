"""`python -m clinic_site.start`, what `make run` calls, up to the point where it serves."""

import os
import socket
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from clinic_site.start import content, own_settings, server, static_files

ROOT = Path(__file__).resolve().parent.parent.parent


def start(folder, **variables):
    """Run the command with its data in `folder`; only for cases in which it ends by itself."""
    return subprocess.run(
        [sys.executable, "-m", "clinic_site.start"],
        cwd=ROOT,
        env={
            "PATH": os.environ["PATH"],
            "VAR_DIR": str(folder),
            "READ_ENV_FILES": "0",
            **variables,
        },
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_a_port_in_use_is_said_in_one_sentence_before_anything_is_made(tmp_path):
    folder = tmp_path / "var"
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        result = start(folder, PORT=port)
    assert result.returncode == 1
    assert port in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1
    assert not folder.exists()


@pytest.mark.parametrize("port", ["abc", "0", "70000", "-1"])
def test_a_port_that_is_none_is_said_in_one_sentence(tmp_path, port):
    result = start(tmp_path / "var", PORT=port)
    assert result.returncode == 1
    assert result.stderr == f"PORT is {port!r}, but it must be a number from 1 to 65535.\n"


def test_a_number_of_workers_that_is_none_is_said_in_one_sentence(tmp_path):
    result = start(tmp_path / "var", PORT="1", HOST="127.0.0.1", WORKERS="many")
    assert result.returncode == 1
    assert result.stderr == "WORKERS is 'many', but it must be a number from 1.\n"


def test_an_address_without_encryption_is_refused_in_one_sentence(tmp_path):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    result = start(tmp_path, PORT=port, SITE_URL="http://clinic.example")
    assert result.returncode == 1
    assert "plain http is only for this machine" in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1


@pytest.fixture
def own_file(tmp_path, monkeypatch):
    """The file in which a site keeps its own settings, in a temporary folder."""
    file = tmp_path / "var" / "site.env"
    monkeypatch.setattr(own_settings, "OWN_ENV_FILE", file)
    monkeypatch.setattr(own_settings, "SET_BY_OPERATOR", frozenset())
    for name in ("SECRET_KEY", "SITE_URL"):
        monkeypatch.setenv(name, "")
    return file


def test_the_secret_is_made_once_and_only_its_owner_reads_it(own_file):
    own_settings.complete_environment("8000")
    secret = os.environ["SECRET_KEY"]
    assert len(secret) >= 50
    assert stat.S_IMODE(own_file.stat().st_mode) == 0o600
    own_settings.complete_environment("8001")
    assert os.environ["SECRET_KEY"] == secret
    assert own_file.read_text() == f"SECRET_KEY={secret}\nSITE_URL=http://127.0.0.1:8001\n"


def test_what_somebody_has_set_is_not_kept_a_second_time(own_file, monkeypatch):
    monkeypatch.setattr(own_settings, "SET_BY_OPERATOR", frozenset({"SECRET_KEY", "SITE_URL"}))
    monkeypatch.setenv("SITE_URL", "https://clinic.example")
    own_settings.complete_environment("8000")
    assert os.environ["SITE_URL"] == "https://clinic.example"
    assert not own_file.exists()


def test_static_files_are_collected_again_only_after_a_change(tmp_path, settings, monkeypatch):
    collected = []
    monkeypatch.setattr(
        static_files, "call_command", lambda *args, **kwargs: collected.append(args)
    )
    source = tmp_path / "source"
    source.mkdir()
    (source / "site.css").write_text("a {}")
    settings.STATICFILES_DIRS = [source]
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STATIC_ROOT.mkdir()
    from django.contrib.staticfiles import finders

    finders.get_finder.cache_clear()
    for expected in (1, 1):
        static_files.collect_if_changed()
        assert len(collected) == expected
    (source / "site.css").write_text("a { color: red }")
    static_files.collect_if_changed()
    assert len(collected) == 2
    finders.get_finder.cache_clear()


@pytest.mark.django_db
def test_a_site_that_has_a_home_page_is_not_filled_again(site, monkeypatch):
    loaded = []
    monkeypatch.setattr(content, "load_demo", lambda: loaded.append("demo"))
    content.fill_once(demo=True)
    assert loaded == []


@pytest.mark.django_db
def test_a_start_that_is_cut_short_leaves_an_empty_site(monkeypatch):
    from pages.models import HomePage

    def cut_short():
        raise KeyboardInterrupt

    monkeypatch.setattr(content, "load_demo", cut_short)
    with pytest.raises(KeyboardInterrupt):
        content.fill_once(demo=True)
    assert not HomePage.objects.exists()


def test_the_server_runs_without_reload_on_the_given_address():
    command = server.server_command("127.0.0.1", 8103)
    assert "clinic_site.serve" in command
    assert "--reload" not in command
    assert command[command.index("--port") + 1] == "8103"
    assert int(command[command.index("--workers") + 1]) >= 2
