"""The runner behind `make test`: what it says, what it may do to the system, and its verdict."""

import pytest

from tests import run, system
from tests.run import Count

GOOD = Count(passed=10, failed=0, skipped=0)


@pytest.fixture
def said(monkeypatch):
    """Collect the lines the runner prints; no CI unless a test says so."""
    lines = []
    monkeypatch.setattr(run, "say", lines.append)
    monkeypatch.delenv("CI", raising=False)
    return lines


@pytest.fixture
def nothing_installed(monkeypatch):
    """A machine without any of what the tests need; return the commands that are run on it."""
    commands = []
    needs = [system.Need(need.name, need.package, lambda: None) for need in system.NEEDS]
    monkeypatch.setattr(system, "NEEDS", needs)
    monkeypatch.delenv("NO_INSTALL", raising=False)
    monkeypatch.setattr(system.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(system.os, "geteuid", lambda: 0)

    class Done:
        returncode = 0

    monkeypatch.setattr(
        system.subprocess, "run", lambda command, **options: commands.append(command) or Done()
    )
    return commands


def test_each_command_is_printed_before_it_changes_the_system(nothing_installed):
    lines = []
    unmet = system.install_missing(lines.append)
    assert lines[:2] == [f"$ {' '.join(command)}" for command in nothing_installed]
    assert "install --yes --no-install-recommends postgresql chromium" in lines[1]
    assert len(unmet) == len(system.NEEDS)
    assert lines[2] == (
        "PostgreSQL server is missing. On Debian or Ubuntu: apt-get install postgresql"
    )


def test_no_install_leaves_the_system_alone(nothing_installed, monkeypatch):
    monkeypatch.setenv("NO_INSTALL", "1")
    lines = []
    assert len(system.install_missing(lines.append)) == len(system.NEEDS)
    assert nothing_installed == []
    assert len(lines) == len(system.NEEDS)


def test_nothing_is_installed_by_somebody_who_would_need_a_password(nothing_installed, monkeypatch):
    class Refused:
        returncode = 1

    monkeypatch.setattr(system.os, "geteuid", lambda: 1000)
    monkeypatch.setattr(system.subprocess, "run", lambda command, **options: Refused())
    lines = []
    system.install_missing(lines.append)
    assert not any(line.startswith("$") for line in lines)


def test_equal_counts_without_failures_pass(said):
    counts = {"SQLite": GOOD, "PostgreSQL": GOOD, "Browser": Count(3, 0, 0)}
    assert run.close(True, counts) == 0
    assert said == [
        "SQLite: 10 passed, 0 failed",
        "PostgreSQL: 10 passed, 0 failed",
        "Browser: 3 passed, 0 failed",
        "Total: 23 passed, 0 failed",
    ]


@pytest.mark.parametrize(
    ("linted", "postgresql"),
    [(False, GOOD), (True, Count(9, 1, 0)), (True, Count(9, 0, 0)), (True, Count(9, 0, 1))],
    ids=["a linter", "a failure", "one test fewer", "one test skipped"],
)
def test_a_linter_a_failure_or_a_difference_fails_the_run(said, linted, postgresql):
    counts = {"SQLite": GOOD, "PostgreSQL": postgresql, "Browser": GOOD}
    assert run.close(linted, counts) == 1


def test_what_is_missing_is_left_out_and_said_but_fails_in_ci(said, monkeypatch):
    counts = {"SQLite": GOOD, "PostgreSQL": None, "Browser": None}
    assert run.close(True, counts) == 0
    assert "PostgreSQL: not run, because something it needs is missing" in said
    monkeypatch.setenv("CI", "true")
    assert run.close(True, counts) == 1


def test_what_a_site_has_set_does_not_reach_the_tests(monkeypatch, tmp_path):
    monkeypatch.setenv("DATABASE_URL", "postgres://somebody@elsewhere/site")
    monkeypatch.setenv("SITE_URL", "https://clinic.example")
    env = run.environment(tmp_path)
    assert "DATABASE_URL" not in env
    assert "SITE_URL" not in env
    assert env["READ_ENV_FILES"] == "0"


def test_compiled_code_is_kept_for_the_next_process(monkeypatch, tmp_path):
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    assert "PYTHONDONTWRITEBYTECODE" not in run.environment(tmp_path)
