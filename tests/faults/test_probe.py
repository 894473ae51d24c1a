"""A short round of hostile requests to a really served site."""

import subprocess
import sys

from tests.faults.scratch_sites import ROOT


def test_hostile_requests_break_nothing():
    command = [sys.executable, "-m", "tests.faults.probe", "--requests", "100", "--seed", "3"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert "\n0 problems" in run.stdout, run.stdout + run.stderr
    assert run.returncode == 0
