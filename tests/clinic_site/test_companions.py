"""Worker and scheduler beside the server of `make run`."""

import os
import subprocess
import sys
import time

import pytest

from clinic_site.start.companions import Companions

ENDLESS = [sys.executable, "-c", "import time; time.sleep(60)"]
ENDS = [sys.executable, "-c", "raise SystemExit(3)"]


@pytest.fixture
def companions():
    """Make companions of the given commands, which are stopped after the test."""
    made = []

    def make(**commands):
        made.append(Companions({name: command for name, command in commands.items()}))
        return made[-1]

    yield make
    for each in made:
        each.stop()


def is_running(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_one_that_dies_is_started_again_and_one_line_says_so(companions, capsys):
    both = companions(worker=ENDLESS, scheduler=ENDLESS)
    both.tend()
    worker, scheduler = both.all
    first, other = worker.process, scheduler.process
    first.kill()
    first.wait()
    both.tend()
    assert capsys.readouterr().out == "The worker ended with status -9; starting it again in 1 s.\n"
    worker.start_at = time.monotonic()
    both.tend()
    assert worker.process.pid != first.pid
    assert worker.process.poll() is None
    assert scheduler.process is other


def test_one_that_cannot_start_is_tried_later_each_time(companions, capsys):
    both = companions(worker=ENDS)
    [worker] = both.all
    for _ in range(8):
        worker.start_at = 0
        both.tend()
        worker.process.wait()
        both.tend()
        assert worker.process is None
    pauses = [line.split()[-2] for line in capsys.readouterr().out.splitlines()]
    assert pauses == ["1", "2", "4", "8", "16", "32", "60", "60"]


def test_all_end_with_the_site(companions):
    both = companions(worker=ENDLESS, scheduler=ENDLESS)
    both.tend()
    pids = [each.process.pid for each in both.all]
    both.stop()
    assert not any(is_running(pid) for pid in pids)


def test_one_that_does_not_listen_is_ended_too(companions, monkeypatch):
    monkeypatch.setattr("clinic_site.start.companions.PATIENCE", 0.2)
    deaf = "import signal, sys, time; signal.signal(15, signal.SIG_IGN); print(1, flush=True)"
    both = companions(worker=[sys.executable, "-c", f"{deaf}; time.sleep(60)"])
    [worker] = both.all
    worker.process = subprocess.Popen(worker.command, stdout=subprocess.PIPE)
    worker.process.stdout.readline()  # it ignores the signal from now on
    both.stop()
    assert not is_running(worker.process.pid)
