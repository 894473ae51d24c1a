"""The unit files for systemd start what the project has."""

import sys
from pathlib import Path

import pytest
from django.core.management import get_commands

from clinic_site.start.companions import COMMANDS
from clinic_site.start.server import server_command
from tests.deploy.unit_files import unit_settings, values

FOLDER = Path(__file__).resolve().parent.parent.parent / "deploy"
PYTHON = "/srv/clinic/.venv/bin/python"
# Differ by what a program needs, and so are not compared.
OWN = ("Description", "After", "ExecStart", "ExecStartPre", "TimeoutStopSec", "TimeoutStartSec")


def text_of(name):
    return (FOLDER / f"clinic-{name}.service").read_text()


def test_the_server_is_started_as_make_run_does(monkeypatch):
    monkeypatch.setenv("WORKERS", "2")
    [command] = values(text_of("web"), "ExecStart")
    assert command.split() == [PYTHON, *server_command("127.0.0.1", 8000)[1:]]


@pytest.mark.parametrize(
    ("unit", "name"), [("worker", "background worker"), ("scheduler", "scheduler")]
)
def test_worker_and_scheduler_are_started_as_make_run_does(unit, name):
    [command] = values(text_of(unit), "ExecStart")
    assert [sys.executable, *command.split()[1:]] == COMMANDS[name]


def test_what_is_prepared_before_the_start_are_commands_that_exist():
    prepared = [command.split() for command in values(text_of("web"), "ExecStartPre")]
    assert [command[:2] for command in prepared] == [[PYTHON, "manage.py"]] * 3
    assert {command[2] for command in prepared} <= set(get_commands())


@pytest.mark.parametrize("name", ["worker", "scheduler"])
def test_all_units_are_kept_equally_small_in_what_they_may(name):
    def common(unit):
        return {pair for pair in unit_settings(text_of(unit)) if pair[0] not in (*OWN, "KillMode")}

    assert common(name) == common("web")
    assert ("ProtectSystem", "strict") in common(name)
