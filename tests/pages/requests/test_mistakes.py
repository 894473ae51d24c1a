"""A form that is filled in wrongly comes back with what is wrong, and as it was typed."""

import pytest

from pages.models import RequestSubmission
from tests.pages.requests.patient import ANSWERS, read, refusals, typed

pytestmark = pytest.mark.django_db

OVERRIDE, ISOLATE = "\u202e", "\u2066"


class TestWhatIsFilledInWrongly:
    def test_comes_back_with_each_mistake_and_a_link_to_it(self, patient):
        response = patient.send({"your_name": "", "telephone_number": "", "e_mail_address": "ana@"})
        assert response.status_code == 422
        assert refusals(response) == [
            "Your name: This is missing. Please fill it in.",
            "E-mail address: This is no e-mail address. Please write one such as name@example.org.",
        ]
        shown = read(response)
        links = [link["href"] for link in shown.select(".form__refusal a")]
        assert links == ["#id_your_name", "#id_e_mail_address"]
        field = shown.find(id="id_e_mail_address")
        assert field["value"] == "ana@"
        assert field["aria-invalid"] == "true"
        described = [shown.find(id=name) for name in field["aria-describedby"].split()]
        assert "This is no e-mail address" in described[-1].text
        assert shown.title.text.startswith("Not sent yet:")
        assert not RequestSubmission.objects.exists()

    def test_one_way_to_be_reached_is_enough_and_none_is_not(self, patient):
        assert patient.send({"your_name": "A", "e_mail_address": "a@b.example"}).status_code == 303
        response = patient.send({"your_name": "Ana"})
        assert refusals(response) == [
            "Telephone number: Please give a telephone number or an e-mail address, so that we "
            "can answer."
        ]

    def test_an_answer_that_was_not_offered_is_refused(self, patient):
        response = patient.send({**ANSWERS, "days_that_suit_you": ["Sunday"]})
        assert refusals(response) == [
            "Days that suit you: Please choose one of the answers given here."
        ]
        assert read(response).select_one(".form__refusal a")["href"] == "#id_days_that_suit_you_0"

    @pytest.mark.parametrize(
        "name",
        [
            "Ana\r\nBcc: all@evil.example",
            "Ana\nRuiz",
            f"Ana {OVERRIDE}ziuR",
            f"{ISOLATE}Ana",
            "Ana\x00Ruiz",
            "Ana\x1b[31m",
            "Ana\u2028Ruiz",
        ],
    )
    def test_characters_that_cannot_be_seen_are_refused_and_the_rest_is_kept(self, patient, name):
        response = patient.send({**ANSWERS, "your_name": name})
        assert response.status_code == 422
        [refusal] = refusals(response)
        assert refusal.startswith("Your name: This held characters that cannot be seen.")
        text = typed(response, "your_name")
        assert text.startswith("Ana")
        assert text.isprintable()
        again = {**ANSWERS, "your_name": text}
        assert patient.send(again, token=typed(response, "form-token")).status_code == 303

    def test_a_megabyte_is_refused_in_one_sentence_and_kept(self, patient):
        response = patient.send({**ANSWERS, "your_name": "x" * 1_000_000})
        assert response.status_code == 422
        assert refusals(response) == [
            "Your name: This has 1000000 characters. Please shorten it to 200."
        ]
        assert len(typed(response, "your_name")) == 1_000_000

    def test_more_than_the_site_reads_is_refused_without_being_read(self, patient, settings):
        settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000
        response = patient.client.post(
            "/appointment/send/",
            "your_name=" + "x" * 2_000,
            content_type="application/x-www-form-urlencoded",
        )
        assert response.status_code == 413
        assert refusals(response) == ["That was too much to send."]

    def test_markup_comes_back_as_text(self, patient):
        response = patient.send({"your_name": '"><script>alert(1)</script>'})
        assert "<script>alert" not in response.text
        assert typed(response, "your_name") == '"><script>alert(1)</script>'

    @pytest.mark.parametrize("body", [b"%00=%00&=&&;", b"\xff\xfe", b"your_name=%ff%fe%ed%a0%80"])
    def test_bytes_that_no_browser_sends_break_nothing(self, patient, body):
        response = patient.client.post(
            "/appointment/send/",
            body,
            content_type="application/x-www-form-urlencoded",
            headers={"Origin": "http://testserver"},
        )
        assert response.status_code == 422
