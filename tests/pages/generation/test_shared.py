"""Several machines that share their number in a real Redis, and what if it is not there."""

import pytest

from pages.generation import shared
from pages.generation.machine import MachineNumber
from pages.generation.shared import SharedNumber
from tests.redis_server import temporary_redis

pytestmark = pytest.mark.machine


@pytest.fixture(scope="module")
def server():
    with temporary_redis() as running:
        yield running


class Machine:
    """A machine of its own: a file and a connection."""

    def __init__(self, folder, name, url):
        self.number = MachineNumber(str(folder / name))
        self.shared = SharedNumber(url, self.number)

    def change(self):
        self.number.grow(owes=True)
        self.shared.tell()

    def current(self):
        self.shared.keep_up()
        return self.number.read()


@pytest.fixture
def machines(server, tmp_path, monkeypatch):
    """Two machines that ask each time."""
    monkeypatch.setattr(shared, "INTERVAL", 0)
    monkeypatch.setattr(shared, "PAUSE", 0)
    first, second = (Machine(tmp_path, name, server.url) for name in ("one", "two"))
    for _ in range(2):
        first.current(), second.current()
    return first, second


def test_machines_agree_on_one_number(machines):
    first, second = machines
    assert first.current() == second.current()


def test_a_change_on_one_machine_is_seen_on_the_other(machines):
    first, second = machines
    for changed, other in ((first, second), (second, first), (second, first)):
        before = other.current()
        changed.change()
        assert other.current() > before
        assert other.current() == changed.current()


def test_a_process_asks_only_now_and_then(machines, monkeypatch):
    monkeypatch.setattr(shared, "INTERVAL", 1000)
    first, second = machines
    before = second.current()
    first.change()
    assert second.current() == before


def test_changes_on_both_sides_of_an_outage_are_seen_on_both(machines, server, caplog):
    first, second = machines
    server.stop()
    before = first.current(), second.current()
    first.change(), second.change(), second.change()
    assert "cannot be told" in caplog.text
    alone = first.current(), second.current()
    assert alone == (before[0] + 1, before[1] + 2)
    server.start()
    for _ in range(2):
        first.current(), second.current()
    assert first.current() > alone[0]
    assert second.current() > alone[1]
    assert first.current() == second.current()


def test_a_redis_that_lost_its_number_brings_none_back(machines, server):
    first, second = machines
    for _ in range(5):
        second.change()
    before = first.number.read(), second.number.read()
    server.stop(), server.start()
    first.change()
    for _ in range(2):
        first.current(), second.current()
    assert first.current() > before[0]
    assert second.current() > before[1]
    assert first.current() == second.current()
