"""One round of the restore loop, with real processes, on files and servers of its own."""

import os
import subprocess
import sys

import pytest
from django.db import connection

from tests.faults.scratch_sites import ROOT

pytestmark = pytest.mark.database  # that of the run, by its address


def test_a_site_that_is_written_to_is_restored_equal_and_kills_leave_it_whole():
    command = [sys.executable, "-m", "tests.faults.restore_loop", "--rounds", "1"]
    if connection.vendor == "postgresql":
        command += ["--to", "postgresql", "--server", os.environ["DATABASE_URL"]]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert "1 of 1 restores are equal" in run.stdout, run.stdout + run.stderr
    assert run.returncode == 0
