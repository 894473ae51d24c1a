"""A short round of each script, with real processes, on files and servers of its own.

How long things take is measured by hand (docs/decisions/faults.md); here only what comes of them.
"""

import os
import subprocess
import sys

import pytest
from django.db import connection

from tests.faults.scratch_sites import ROOT
from tests.faults.small_disks import may_mount

PATIENCE = 900  # seconds, on a machine that is busy with other tests


@pytest.fixture
def run():
    """Run a script: `run("full_disk", "--rounds", "1")` returns its status and what it printed."""

    def run_script(name, *options):
        command = [sys.executable, "-m", f"tests.faults.{name}", *options]
        result = subprocess.run(
            command, cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE, check=False
        )
        return result.returncode, result.stdout + result.stderr

    return run_script


@pytest.mark.database
def test_a_kill_while_editors_publish_loses_and_tears_nothing(run):
    options = ["--rounds", "2", "--slowest", str(PATIENCE)]
    if connection.vendor == "postgresql":
        options += ["--database", "postgresql", "--server", os.environ["DATABASE_URL"]]
    status, printed = run("kill_while_publishing", *options)
    assert "0 lost, 0 torn" in printed, printed
    assert status == 0, printed


def test_readers_and_editors_together_meet_no_error_and_no_lock(run):
    status, printed = run("readers_and_editors", "--seconds", "3", "--readers", "10")
    assert "0 failures, 0 publishes refused, 0 lost or torn, 0 times locked" in printed, printed
    assert status == 0, printed


def test_a_full_disk_and_read_only_uploads_stop_no_reader_and_leave_nothing_half_saved(run):
    status, printed = run("full_disk", "--rounds", "2")
    if may_mount():
        assert "0 problems" in printed, printed
        assert status == 0, printed
    else:
        assert "needs root" in printed
        assert status == 1


@pytest.mark.machine
def test_while_the_database_is_away_everybody_gets_a_clear_answer(run):
    options = ["--database", "postgresql", "--rounds", "2", "--slowest", str(PATIENCE)]
    status, printed = run("database_away", *options)
    assert "0 problems" in printed, printed
    assert status == 0, printed
