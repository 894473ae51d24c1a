"""One round of the restore loop, from SQLite to PostgreSQL, with real processes."""

import subprocess
import sys

import pytest

from tests.faults.scratch_sites import ROOT

pytestmark = pytest.mark.machine


def test_a_site_that_is_written_to_is_restored_equal_and_kills_leave_it_whole():
    command = [sys.executable, "-m", "tests.faults.restore_loop", "--rounds", "1"]
    command += ["--to", "postgresql"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert "1 of 1 restores are equal" in run.stdout, run.stdout + run.stderr
    assert run.returncode == 0
