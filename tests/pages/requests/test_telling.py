"""The clinic hears of requests: by mail that tells nothing, and on the start page."""

from smtplib import SMTPServerDisconnected

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.core.mail.backends import locmem
from django.urls import reverse

from pages.models import ClinicSettings, RequestSettings, RequestSubmission
from pages.models.request_records import validate_addresses
from pages.requests.dashboard import waiting_requests
from pages.requests.mail import tell_clinic
from tests.factories import make_request

pytestmark = pytest.mark.django_db


@pytest.fixture
def failing(monkeypatch):
    """A mail server that takes nothing."""

    def refuse(self, messages):
        raise SMTPServerDisconnected("gone")

    monkeypatch.setattr(locmem.EmailBackend, "send_messages", refuse)


def notice_of(request):
    return RequestSubmission.objects.get(pk=request.pk).notice


class TestTheMail:
    def test_says_that_a_request_is_waiting_and_nothing_of_it(self, patient, form_page, settings):
        patient.send({"your_name": "Marisol", "telephone_number": "555 0199", "days": "x"})
        [message] = mail.outbox
        assert message.to == ["desk@clinic.example"]
        text = str(message.message())
        assert f"{settings.SITE_URL}/admin/forms/submissions/{form_page.pk}/" in text
        assert not [word for word in ("Marisol", "555", "0199") if word in message.body]
        assert "Marisol" not in text

    def test_goes_to_those_whom_the_settings_name(self, patient):
        RequestSettings.objects.create(recipients="a@clinic.example, b@clinic.example")
        patient.send()
        assert mail.outbox[0].to == ["a@clinic.example", "b@clinic.example"]

    def test_is_not_sent_when_there_is_nobody_to_send_it_to(self, patient):
        ClinicSettings.objects.update(email="")
        assert patient.send().status_code == 303
        assert not mail.outbox
        assert RequestSubmission.objects.get().notice == "none"

    def test_is_the_same_mail_at_a_second_attempt(self, form_page):
        request = make_request(form_page, notice="waiting")
        tell_clinic.call(request.pk)
        RequestSubmission.objects.update(notice="waiting")
        tell_clinic.call(request.pk)
        first, second = (message.message() for message in mail.outbox)
        assert first["Message-ID"] == second["Message-ID"]

    def test_is_sent_once(self, form_page):
        request = make_request(form_page, notice="waiting")
        tell_clinic.call(request.pk)
        tell_clinic.call(request.pk)
        assert len(mail.outbox) == 1
        assert notice_of(request) == "sent"

    def test_about_a_deleted_request_is_not_sent(self, form_page):
        request = make_request(form_page, notice="waiting")
        request.delete()
        tell_clinic.call(request.pk)
        assert not mail.outbox

    def test_that_fails_leaves_the_request_and_what_is_to_do(self, form_page, failing):
        request = make_request(form_page, notice="waiting")
        with pytest.raises(SMTPServerDisconnected):
            tell_clinic.call(request.pk)
        assert notice_of(request) == "waiting"

    def test_cannot_be_given_another_header_by_the_title_of_a_page(self, form_page):
        form_page.title = "Ask\nBcc: all@evil.example"
        form_page.save()
        with pytest.raises(ValueError, match="newlines"):
            tell_clinic.call(make_request(form_page, notice="waiting").pk)


class TestTheStartPage:
    def panel(self, client):
        return " ".join(client.get("/admin/").text.split())

    def test_counts_requests_and_those_that_are_new(self, form_page, editor_client):
        make_request(form_page, days_ago=2)
        editor_client.get(reverse("wagtailforms:list_submissions", args=[form_page.pk]))
        make_request(form_page, days_ago=-0.001)
        panel = self.panel(editor_client)
        assert "2 requests." in panel
        assert "1 is new." in panel

    def test_says_nothing_while_there_is_none(self, form_page, editor_client):
        assert "Requests of patients" not in self.panel(editor_client)

    def test_says_that_mail_has_not_gone_out(self, form_page, editor_client):
        make_request(form_page, notice="waiting", days_ago=1)
        assert "The mail about 1 request has not gone out." in self.panel(editor_client)

    @pytest.mark.parametrize(("notice", "days"), [("sent", 1), ("none", 1), ("waiting", 0)])
    def test_does_not_say_so_too_early_or_too_late(self, form_page, editor_client, notice, days):
        make_request(form_page, notice=notice, days_ago=days)
        assert "has not gone out" not in self.panel(editor_client)

    def test_costs_the_same_for_many(self, form_page, django_assert_num_queries):
        for _number in range(5):
            make_request(form_page)
        with django_assert_num_queries(2):
            assert waiting_requests()[0].count == 5


class TestTheRecipients:
    @pytest.mark.parametrize(
        "value", ["a@b.example", "a@b.example,c@d.example", "a@b.example , c@d.example"]
    )
    def test_may_be_several(self, value):
        validate_addresses(value)

    @pytest.mark.parametrize(
        "value", ["a", "a@b.example;c@d.example", "a@b.example,", "a@b.example\nBcc:x@y.example"]
    )
    def test_are_refused_with_a_sentence(self, value):
        with pytest.raises(ValidationError, match="is no e-mail address"):
            validate_addresses(value)
