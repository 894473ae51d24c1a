"""A patient sends a form: what is kept, what is refused, and what comes back."""

import pytest
from django.core import mail
from django.test import Client

from pages.models import RequestSubmission
from pages.requests import answering, keeping, limits, token
from tests.pages.requests.patient import ANSWERS, refusals, typed

pytestmark = pytest.mark.django_db


def kept():
    return [submission.form_data for submission in RequestSubmission.objects.all()]


class TestAFormThatIsFilledIn:
    def test_is_kept_and_leads_to_the_page_of_thanks(self, patient):
        response = patient.send()
        assert (response.status_code, response["Location"]) == (303, "/appointment/sent/")
        [answers] = kept()
        assert answers["your_name"] == "Ana Ruiz"
        assert answers["telephone_number"] == "555 0134"
        thanks = patient.client.get("/appointment/sent/")
        assert "Somebody from the clinic will get back to you." in thanks.text
        assert "noindex" in thanks.text

    def test_sets_no_cookie_and_needs_none(self, patient):
        strict = Client(enforce_csrf_checks=True)
        patient.client = strict
        responses = [strict.get("/appointment/"), patient.send(), patient.send({})]
        assert [response.status_code for response in responses] == [200, 303, 422]
        assert not any(response.cookies for response in responses)

    def test_is_asked_for_a_cookie_at_any_other_address(self, patient):
        strict = Client(enforce_csrf_checks=True)
        assert strict.post("/appointment/", ANSWERS).status_code == 403
        assert strict.post("/blog/", ANSWERS).status_code == 403

    def test_sent_twice_is_one_request(self, patient):
        text = patient.open()
        patient.wait(minutes=1)
        first, second = patient.send(token=text), patient.send(token=text)
        assert first.status_code == second.status_code == 303
        assert len(kept()) == 1
        assert len(mail.outbox) == 1

    def test_with_other_answers_is_another_request(self, patient):
        text = patient.open()
        patient.wait(minutes=1)
        patient.send(token=text)
        patient.send({**ANSWERS, "your_name": "Ben"}, token=text)
        assert {answers["your_name"] for answers in kept()} == {"Ana Ruiz", "Ben"}

    def test_keeps_all_of_several_answers(self, patient):
        patient.send({**ANSWERS, "days_that_suit_you": ["Monday", "Friday"]})
        assert kept()[0]["days_that_suit_you"] == ["Monday", "Friday"]

    def test_that_cannot_be_saved_whole_is_not_saved(self, patient, monkeypatch):
        def die(*args):
            raise SystemExit

        monkeypatch.setattr(keeping, "tell_clinic", type("Task", (), {"enqueue": die}))
        with pytest.raises(SystemExit):
            patient.send()
        assert kept() == []


class TestTheAddressOfSending:
    def test_leads_to_the_form_whoever_only_asks_for_it(self, patient):
        response = patient.client.get("/appointment/send/")
        assert (response.status_code, response["Location"]) == (302, "/appointment/")

    def test_is_none_below_another_page(self, patient):
        assert patient.client.post("/blog/send/", ANSWERS).status_code == 404
        assert patient.client.post("/nowhere/send/", ANSWERS).status_code == 404

    def test_is_none_below_a_draft(self, patient, form_page):
        text = patient.open()
        form_page.unpublish()
        patient.wait(minutes=1)
        assert patient.send(token=text).status_code == 404
        assert kept() == []


class TestWhereItComesFrom:
    @pytest.mark.parametrize(
        "headers",
        [
            {"Sec-Fetch-Site": "same-origin", "Origin": "null"},
            {"Origin": "http://testserver"},
            {"Referer": "http://testserver/appointment/"},
        ],
    )
    def test_a_page_of_this_site_is_fine(self, patient, headers):
        assert patient.send(headers=headers).status_code == 303

    @pytest.mark.parametrize(
        "headers",
        [
            {},
            {"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"},
            {"Sec-Fetch-Site": "same-site"},
            {"Sec-Fetch-Site": "none"},
            {"Origin": "null"},
            {"Origin": "https://evil.example"},
            {"Origin": "http://testserver.evil.example"},
            {"Origin": "http://[::1"},
            {"Referer": "https://evil.example/http://testserver/"},
        ],
    )
    def test_another_site_is_refused_and_what_was_typed_is_kept(self, patient, headers):
        response = patient.send(headers=headers)
        assert response.status_code == 403
        assert "another site has sent this form" in refusals(response)[0]
        assert typed(response, "your_name") == "Ana Ruiz"
        assert kept() == []


class TestTheToken:
    def test_that_is_too_old_offers_the_form_again_as_it_was_typed(self, patient):
        text = patient.open()
        patient.wait(seconds=token.LIFETIME + 1)
        response = patient.send(token=text)
        assert response.status_code == 422
        assert refusals(response) == [
            "The form was open for too long. Please look it over, and send it again."
        ]
        assert typed(response, "your_name") == "Ana Ruiz"
        patient.wait(seconds=answering.FASTEST)
        assert patient.send(token=typed(response, "form-token")).status_code == 303

    def test_lives_as_long_as_it_says(self, patient):
        text = patient.open()
        patient.wait(seconds=token.LIFETIME - 1)
        assert patient.send(token=text).status_code == 303

    @pytest.mark.parametrize("text", ["", "x", "a:b", "e30:x", "\x00", "é" * 5_000])
    def test_that_was_not_made_here_is_refused(self, patient, text):
        response = patient.send(token=text)
        assert response.status_code == 422
        assert kept() == []

    def test_of_another_page_is_refused(self, patient, form_page):
        text = token.new_token(form_page.pk + 1)
        patient.wait(minutes=1)
        assert patient.send(token=text).status_code == 422

    def test_is_never_in_a_shared_cache(self, patient):
        cached = patient.client.get("/appointment/")["Cache-Control"]
        assert cached == "private, no-cache"
        assert patient.send({})["Cache-Control"] == "no-store"


class TestRobots:
    def test_that_fill_in_everything_are_refused(self, patient):
        response = patient.send(**{"leave-empty": "http://pills.example"})
        assert response.status_code == 422
        assert "looked like a machine" in refusals(response)[0]
        assert "pills.example" not in response.text

    def test_that_are_faster_than_anybody_are_refused(self, patient):
        text = patient.open()
        patient.wait(seconds=answering.FASTEST - 1)
        response = patient.send(token=text)
        assert response.status_code == 422
        assert typed(response, "your_name") == "Ana Ruiz"
        patient.wait(seconds=2)
        assert patient.send(token=typed(response, "form-token")).status_code == 303

    def test_a_person_who_mends_a_mistake_at_once_is_no_robot(self, patient):
        response = patient.send({"your_name": "Ana"})
        assert patient.send(token=typed(response, "form-token")).status_code == 303


class TestTooManyForms:
    def test_are_refused_with_how_long_to_wait_and_what_to_do(self, patient):
        for number in range(limits.MOST):
            assert patient.send({**ANSWERS, "your_name": f"Ana {number}"}).status_code == 303
        response = patient.send()
        assert response.status_code == 429
        assert 0 < int(response["Retry-After"]) <= limits.WINDOW
        assert "or call us" in refusals(response)[0]
        assert "555-0100" in response.text
        assert typed(response, "your_name") == "Ana Ruiz"
        patient.wait(hours=1)
        assert patient.send().status_code == 303

    def test_of_one_visitor_do_not_stop_another(self, patient, monkeypatch):
        monkeypatch.setattr(limits, "MOST", 1)
        patient.send()
        assert patient.send().status_code == 429
        patient.client = Client(REMOTE_ADDR="198.51.100.7")
        assert patient.send().status_code == 303

    def test_are_counted_for_a_whole_network_of_ipv6(self):
        first, second = "2001:db8:1:2::1", "2001:db8:1:2:ffff::9"
        assert limits.hashed(first) == limits.hashed(second)
        assert limits.hashed("2001:db8:1:3::1") != limits.hashed(first)

    def test_leave_no_address_in_the_cache(self, patient, cached_keys):
        patient.send()
        [key] = [key for key in cached_keys if "requests" in key]
        assert "127.0.0.1" not in key

    def test_are_not_counted_without_a_cache(self, patient, settings, monkeypatch):
        settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
        monkeypatch.setattr(limits, "MOST", 0)
        assert patient.send().status_code == 303

    def test_are_not_counted_for_somebody_without_an_address(self, patient, monkeypatch):
        monkeypatch.setattr(limits, "MOST", 0)
        patient.client = Client(REMOTE_ADDR="")
        assert patient.send().status_code == 303
