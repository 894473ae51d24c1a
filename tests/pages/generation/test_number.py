"""The number of the last change, in one process and in several."""

import subprocess
import sys

import pytest
from django.db import connection, transaction

from pages import generation
from pages.generation.machine import MachineNumber
from tests.factories import TopicFactory

BUMPS = 300
BUMPING = f"""
import sys
from pages.generation.machine import MachineNumber
machine = MachineNumber(sys.argv[1])
for _ in range({BUMPS}):
    machine.grow(owes=False)
"""


def test_no_growth_is_lost_when_several_processes_count_at_once(tmp_path):
    path = str(tmp_path / "generation")
    before = MachineNumber(path).read()
    processes = [subprocess.Popen([sys.executable, "-c", BUMPING, path]) for _ in range(3)]
    assert [process.wait(timeout=60) for process in processes] == [0, 0, 0]
    assert MachineNumber(path).read() == before + 3 * BUMPS


def test_a_growth_in_another_process_is_seen_in_this_one(tmp_path):
    path = str(tmp_path / "generation")
    machine = MachineNumber(path)
    before = machine.read()
    subprocess.run([sys.executable, "-c", BUMPING, path], check=True, timeout=60)
    assert machine.read() == before + BUMPS


def test_a_lost_file_does_not_bring_back_a_number_that_was_used(tmp_path):
    path = tmp_path / "generation"
    before = MachineNumber(str(path))
    before.grow(owes=False)
    path.unlink()
    assert MachineNumber(str(path)).read() > before.read()


@pytest.fixture
def fresh(db):
    """A transaction that has changed nothing yet."""
    connection.run_on_commit.clear()


def test_the_number_grows_once_and_only_when_the_transaction_is_over(
    fresh, django_capture_on_commit_callbacks
):
    before = generation.current()
    with django_capture_on_commit_callbacks(execute=True) as callbacks:
        TopicFactory.create_batch(3)
        assert generation.has_unsaved_changes()
        assert generation.current() == before
    assert callbacks == [generation.bump]
    assert generation.current() == before + 1


def test_what_is_rolled_back_is_no_change(fresh):
    with transaction.atomic():
        TopicFactory()
        assert generation.has_unsaved_changes()
        transaction.set_rollback(True)
    assert not generation.has_unsaved_changes()
