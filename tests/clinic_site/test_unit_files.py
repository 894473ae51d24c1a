"""The unit files for systemd start what the project has."""

import re
import sys
from pathlib import Path

import pytest
from django.core.management import get_commands

from clinic_site.start.companions import COMMANDS
from clinic_site.start.server import server_command

FOLDER = Path(__file__).resolve().parent.parent.parent / "deploy"
PYTHON = "/srv/clinic/.venv/bin/python"
# Differ by what a program needs, and so are not compared.
OWN = ("Description", "After", "ExecStart", "ExecStartPre", "TimeoutStopSec", "TimeoutStartSec")


def settings_of(name):
    """Return the (name, value) pairs of a unit file, with continued lines joined."""
    text = (FOLDER / f"clinic-{name}.service").read_text().replace("\\\n", " ")
    pairs = [line.split("=", 1) for line in text.splitlines() if re.match(r"[A-Z]\w+=", line)]
    return [(key, " ".join(value.split())) for key, value in pairs]


def values(name, key):
    return [value for known, value in settings_of(name) if known == key]


def test_the_server_is_started_as_make_run_does(monkeypatch):
    monkeypatch.setenv("WORKERS", "2")
    [command] = values("web", "ExecStart")
    assert command.split() == [PYTHON, *server_command("127.0.0.1", 8000)[1:]]


@pytest.mark.parametrize(
    ("unit", "name"), [("worker", "background worker"), ("scheduler", "scheduler")]
)
def test_worker_and_scheduler_are_started_as_make_run_does(unit, name):
    [command] = values(unit, "ExecStart")
    assert [sys.executable, *command.split()[1:]] == COMMANDS[name]


def test_what_is_prepared_before_the_start_are_commands_that_exist():
    prepared = [command.split() for command in values("web", "ExecStartPre")]
    assert {tuple(command[:2]) for command in prepared} == {(PYTHON, "manage.py")}
    assert {command[2] for command in prepared} <= set(get_commands())


@pytest.mark.parametrize("name", ["worker", "scheduler"])
def test_all_units_are_kept_equally_small_in_what_they_may(name):
    def common(unit):
        return {pair for pair in settings_of(unit) if pair[0] not in (*OWN, "KillMode")}

    assert common(name) == common("web")
    assert ("ProtectSystem", "strict") in common(name)
