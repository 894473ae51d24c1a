"""Values kept for a generation."""

import pytest
from django.db import transaction

from pages import generation
from tests.factories import TopicFactory

pytestmark = pytest.mark.usefixtures("keeping")


def counting(most=1000):
    """Return a kept function and the list of the arguments it was really called with."""
    calls = []

    @generation.for_this_generation(most=most)
    def doubled(number):
        calls.append(number)
        return 2 * number

    return doubled, calls


def test_a_value_is_made_once_for_its_arguments():
    doubled, calls = counting()
    assert [doubled(1), doubled(2), doubled(1)] == [2, 4, 2]
    assert calls == [1, 2]


def test_a_value_goes_with_the_next_change():
    doubled, calls = counting()
    doubled(1)
    generation.bump()
    doubled(1)
    assert calls == [1, 1]


def test_a_value_made_while_something_changed_is_not_kept():
    calls = []

    @generation.for_this_generation
    def slow():
        calls.append(None)
        if len(calls) == 1:
            generation.bump()

    slow(), slow(), slow()
    assert len(calls) == 2


def test_a_value_goes_by_its_age(settings, monkeypatch):
    settings.CACHE_MAX_AGE = 60
    doubled, calls = counting()
    for now, called in ((1000, 1), (1059, 1), (1060, 2)):
        monkeypatch.setattr("pages.generation.kept.monotonic", lambda now=now: now)
        doubled(1)
        assert len(calls) == called


def test_nothing_is_kept_with_caching_off(settings):
    settings.CACHING = False
    doubled, calls = counting()
    assert [doubled(1), doubled(1)] == [2, 2]
    assert calls == [1, 1]


def test_who_has_changed_something_reads_and_keeps_nothing_of_others(db):
    doubled, calls = counting()
    doubled(1)
    with transaction.atomic():
        TopicFactory()
        doubled(1), doubled(2)
        transaction.set_rollback(True)
    doubled(1), doubled(2)
    assert calls == [1, 1, 2, 2]


def test_what_is_kept_does_not_grow_without_bound():
    doubled, calls = counting(most=3)
    for number in (1, 2, 3, 4, 1):
        doubled(number)
    assert calls == [1, 2, 3, 4, 1]


def test_a_value_with_a_fault_is_not_kept():
    calls = []

    @generation.for_this_generation
    def shown():
        calls.append(None)
        if len(calls) == 1:
            generation.tell_of_fault()
        return len(calls)

    assert [shown(), shown(), shown()] == [1, 2, 2]
