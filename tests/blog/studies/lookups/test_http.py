"""Asking a service over HTTP, on loopback, and what becomes of every kind of answer."""

import json
import re
import threading
import time
from email.utils import format_datetime

import pytest
from django.utils import timezone

from blog.studies.lookups.errors import (
    NotFound,
    NotReachable,
    NotUnderstood,
    TooManyRequests,
)
from blog.studies.lookups.http import Enquiry, Service
from blog.studies.lookups.manners import Manners, announced_pause, retry_after
from tests.loopback import only_this_machine
from tests.services import Answer

MANNERS = Manners(contact="web@clinic.example", timeout=2, total=5, pause=0.01)


@pytest.fixture
def crossref(services):
    return Service("Crossref", f"{services.url}/crossref")


def ask(service, **manners):
    return Enquiry(Manners(**{**MANNERS.__dict__, **manners})).json(service, "/works/10.1/x")


class TestAnAnswer:
    def test_is_read_as_json(self, services, crossref):
        services.answer_next("crossref", Answer('{"a": [1]}'))
        assert ask(crossref) == {"a": [1]}

    def test_is_asked_for_with_the_clinic_s_address(self, services, crossref):
        services.answer_next("crossref", Answer())
        ask(crossref)
        assert "mailto:web@clinic.example" in services.requests[0].headers["User-Agent"]

    @pytest.mark.parametrize("body", ["<html>busy</html>", "", '{"a":', "[" * 100_000, b"\xff\xfe"])
    def test_that_is_no_json_is_named(self, services, crossref, body):
        services.answer_next("crossref", Answer(body))
        with pytest.raises(NotUnderstood, match="Crossref sent an answer that cannot be read"):
            ask(crossref)

    def test_that_never_ends_is_left(self, services, crossref):
        services.answer_next("crossref", Answer(b"x" * 200_000))
        with pytest.raises(NotUnderstood):
            ask(crossref, most_bytes=100_000)

    @pytest.mark.parametrize("status", [404, 410])
    def test_not_found_is_not_asked_again(self, services, crossref, status):
        services.answer_next("crossref", Answer("Resource not found.", status))
        with pytest.raises(NotFound, match="Crossref does not know this publication"):
            ask(crossref)
        assert len(services.requests) == 1

    @pytest.mark.parametrize("status", [400, 401, 403, 204])
    def test_of_another_status_is_named(self, services, crossref, status):
        services.answer_next("crossref", Answer("", status))
        with pytest.raises(NotUnderstood):
            ask(crossref)


class TestTrouble:
    @pytest.mark.parametrize("trouble", [Answer("", 503), Answer("", 500), Answer(resets=True)])
    def test_that_passes_is_not_noticed(self, services, crossref, trouble):
        services.answer_next("crossref", trouble, trouble, Answer("[3]"))
        assert ask(crossref) == [3]

    def test_that_stays_is_given_up_after_three_attempts(self, services, crossref):
        services.always("crossref", Answer("", 502))
        with pytest.raises(NotReachable, match="Crossref cannot be reached now"):
            ask(crossref)
        assert len(services.requests) == 3

    def test_pauses_grow(self, services, crossref):
        services.always("crossref", Answer("", 503))
        with pytest.raises(NotReachable):
            ask(crossref, pause=0.1)
        first, second, third = (request.began for request in services.requests)
        assert second - first >= 0.1
        assert third - second >= 0.2

    def test_nobody_listening_is_named(self):
        nobody = Service("Crossref", "http://127.0.0.1:1")
        with pytest.raises(NotReachable):
            ask(nobody)

    @pytest.mark.parametrize(
        "slow", [Answer(delay=3), Answer('{"a": 1}' + " " * 90, drips=0.05)], ids=["late", "drips"]
    )
    def test_a_slow_answer_takes_no_longer_than_the_total(self, services, crossref, slow):
        services.always("crossref", slow)
        began = time.monotonic()
        with pytest.raises(NotReachable):
            ask(crossref, total=0.6)
        assert time.monotonic() - began < 1.5  # the total, and a generous rest for a busy machine


class TestTooManyRequests:
    def test_without_a_time_are_tried_again(self, services, crossref):
        services.answer_next("crossref", Answer("", 429), Answer("[1]"))
        assert ask(crossref) == [1]

    def test_wait_as_long_as_the_service_asks(self, services, crossref):
        services.answer_next("crossref", Answer("", 429, {"Retry-After": "1"}), Answer("[1]"))
        assert ask(crossref) == [1]
        assert services.requests[1].began - services.requests[0].began >= 1

    def test_are_given_up_at_once_if_that_is_too_long(self, services, crossref):
        services.answer_next("crossref", Answer("", 429, {"Retry-After": "600"}))
        with pytest.raises(TooManyRequests, match="asked too often") as caught:
            ask(crossref)
        assert caught.value.retry_after == 600
        assert len(services.requests) == 1

    @pytest.mark.parametrize(
        ("text", "seconds"), [("7", 7), ("", None), ("soon", None), ("-1", None)]
    )
    def test_say_how_long(self, text, seconds):
        assert retry_after({"Retry-After": text}) == seconds

    def test_may_name_an_instant(self):
        until = timezone.now() + timezone.timedelta(seconds=30)
        assert 25 < retry_after({"Retry-After": format_datetime(until)}) <= 30

    @pytest.mark.parametrize(
        ("limit", "interval", "pause"),
        [("50", "1s", 0.02), ("1", "5s", 5), ("0", "1s", 0), ("many", "1s", 0), ("1", "9999", 60)],
    )
    def test_are_avoided_by_the_limits_a_service_announces(self, limit, interval, pause):
        headers = {"x-rate-limit-limit": limit, "x-rate-limit-interval": interval}
        assert announced_pause(headers) == pause

    def test_are_avoided_between_two_requests(self, services, crossref):
        limits = {"x-rate-limit-limit": "1", "x-rate-limit-interval": "1s"}
        services.answer_next("crossref", Answer(headers=limits), Answer())
        ask(crossref)
        ask(crossref)
        assert services.requests[1].began - services.requests[0].began >= 1


class TestOneAtATime:
    def test_two_questions_do_not_overlap(self, services, crossref):
        services.answer_next("crossref", Answer(delay=0.2), Answer(delay=0.2))
        askers = [threading.Thread(target=ask, args=[crossref]) for _asker in range(2)]
        for asker in askers:
            asker.start()
        for asker in askers:
            asker.join()
        first, second = sorted(services.requests, key=lambda request: request.began)
        assert second.began >= first.began + 0.2


class TestARedirect:
    def test_within_the_service_is_followed(self, services, crossref):
        there = {"Location": f"{services.url}/crossref/works/10.1136/bmj.325.7357.184"}
        services.answer_next("crossref", Answer("", 302, there))
        assert ask(crossref)["message"]["volume"] == "325"

    @pytest.mark.parametrize(
        "there",
        [
            "http://169.254.169.254/latest/",
            "https://127.0.0.1/",
            "file:///etc/passwd",
            "ftp://a/",
            "//elsewhere.example/x",
            "http://[",
        ],
    )
    def test_to_elsewhere_is_not_followed(self, services, crossref, there):
        services.answer_next("crossref", Answer("", 302, {"Location": there}))
        with pytest.raises(NotUnderstood):
            ask(crossref)
        assert len(services.requests) == 1

    def test_to_a_named_agency_is_followed(self, services):
        answers = {"Location": f"{services.url}/crossref/works/10.1136/bmj.325.7357.184"}
        services.answer_next("doi", Answer("", 302, answers))
        service = Service("DOI", f"{services.url}/doi", leads_to=(f"{services.url}/crossref",))
        assert ask(service)["message"]["volume"] == "325"

    def test_in_a_circle_is_left(self, services, crossref):
        services.always("crossref", Answer("", 302, {"Location": "/crossref/again"}))
        with pytest.raises(NotUnderstood):
            ask(crossref)


def test_a_test_that_asks_anybody_else_fails():
    def ask_a_stranger():
        with only_this_machine(), pytest.raises(NotReachable):
            ask(Service("Crossref", "http://203.0.113.1"))

    with pytest.raises(AssertionError, match=re.escape("203.0.113.1")):
        ask_a_stranger()


def test_the_recorded_answers_are_served(services, crossref):
    service = Enquiry(MANNERS).json(crossref, "/works/10.1089%2Facm.2016.0155")
    assert json.dumps(service).count("Dimitrova") == 1
