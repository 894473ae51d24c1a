"""A short round of hostile requests to a really served site."""

import os
import subprocess
import sys

import pytest
from django.db import connection

from tests.faults.scratch_sites import ROOT

pytestmark = pytest.mark.database  # that of the run, by its address


def test_hostile_requests_break_nothing():
    command = [sys.executable, "-m", "tests.faults.probe", "--requests", "100", "--seed", "3"]
    if connection.vendor == "postgresql":
        command += ["--server", os.environ["DATABASE_URL"]]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert "\n0 problems" in run.stdout, run.stdout + run.stderr
    assert run.returncode == 0
