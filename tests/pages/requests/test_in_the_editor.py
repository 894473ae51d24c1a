"""Pages with a form are made, previewed, published and changed in the editor."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from pages.models import AppointmentRequestPage, ContactPage
from tests.editor import add_url, edit_url, errors_of
from tests.factories import make_request_page
from tests.pages.requests.posted import form, question

pytestmark = pytest.mark.django_db

TYPES = [ContactPage, AppointmentRequestPage]


NAME = question("Name", "name")
PHONE = question("Telephone", "phone", required="")


@pytest.mark.parametrize("page_type", TYPES)
class TestEachType:
    def test_starts_with_questions_and_none_about_health(self, site, editor_client, page_type):
        response = editor_client.get(add_url(page_type, site.home))
        rows = response.context["form"].formsets["form_fields"].forms
        kinds = [row.instance.field_type for row in rows]
        assert kinds[:3] == ["name", "phone", "email"]
        assert not {"singleline", "multiline"} & set(kinds)
        assert "Times that suit you" in response.text

    def test_keeps_the_questions_it_started_with(self, site, editor_client, page_type):
        started = editor_client.get(add_url(page_type, site.home))
        rows = [
            question(row.instance.label, row.instance.field_type, row.instance.choices or "Here")
            for row in started.context["form"].formsets["form_fields"].forms
        ]
        posted = form(*rows, initial=len(rows), **{"action-publish": "1"})
        response = editor_client.post(add_url(page_type, site.home), posted)
        assert response.status_code == 302
        page = page_type.objects.get()
        assert [one.label for one in page.form_fields.all()] == [row["label"] for row in rows]

    def test_is_previewed_published_read_and_changed(self, site, editor_client, page_type):
        meta = page_type._meta
        preview = reverse(
            "wagtailadmin_pages:preview_on_add",
            args=[meta.app_label, meta.model_name, site.home.pk],
        )
        posted = form(NAME, PHONE)
        assert editor_client.post(preview, posted).json()["is_valid"]
        assert "We answer everybody." in editor_client.get(preview).text
        assert "We call you tomorrow." in editor_client.get(f"{preview}?mode=landing").text

        editor_client.post(add_url(page_type, site.home), {**posted, "action-publish": "1"})
        assert "We answer everybody." in editor_client.get("/write-to-us/").text

        page = page_type.objects.get()
        rows = [
            {**row, "id": str(field.pk)}
            for row, field in zip((NAME, PHONE), page.form_fields.all(), strict=True)
        ]
        rows[0]["label"] = "What may we call you?"
        editor_client.post(edit_url(page), form(*rows, initial=2, **{"action-publish": "1"}))
        assert "What may we call you?" in editor_client.get("/write-to-us/").text

    def test_opens_for_editing(self, site, editor_client, page_type):
        page = make_request_page(site.home, page_type)
        assert editor_client.get(edit_url(page)).status_code == 200

    def test_is_shown_within_the_queries_that_a_page_may_cost(
        self, site, client, page_type, django_assert_max_num_queries
    ):
        make_request_page(site.home, page_type)
        client.get("/appointment/")
        with django_assert_max_num_queries(15):
            client.get("/appointment/")


class TestPublishing:
    def publish(self, site, client, *questions, **fields):
        posted = form(*questions, **{"action-publish": "1", **fields})
        return client.post(add_url(ContactPage, site.home), posted)

    def test_needs_a_way_to_answer(self, site, editor_client):
        response = self.publish(site, editor_client, NAME)
        assert "Ask for a telephone number or an e-mail address" in response.text
        assert not ContactPage.objects.exists()

    def test_needs_answers_to_choose_from(self, site, editor_client):
        response = self.publish(site, editor_client, PHONE, question("Where?", "radio"))
        assert "Write the answers to choose from, one a line, or delete this." in response.text
        assert not ContactPage.objects.exists()

    def test_needs_two_questions_to_differ(self, site, editor_client):
        response = self.publish(site, editor_client, PHONE, PHONE)
        assert response.status_code == 200
        assert errors_of(response) == {}
        assert "conflicts with another field" in response.text

    def test_can_wait_while_a_way_to_answer_is_missing(self, site, editor_client):
        editor_client.post(add_url(ContactPage, site.home), form(NAME))
        assert ContactPage.objects.filter(live=False).exists()


class TestTheHeader:
    def test_leads_to_the_form_for_appointments(self, site, client):
        assert "site-header__actions" not in client.get("/").text
        make_request_page(site.home)
        for address in ("/", "/blog/", "/team/"):
            text = client.get(address).text
            assert '<a class="button" href="/appointment/"' in text

    def test_leads_to_none_that_is_a_draft_or_for_something_else(self, site, client):
        make_request_page(site.home).unpublish()
        make_request_page(site.home, ContactPage, slug="contact")
        assert "site-header__actions" not in client.get("/").text

    def test_costs_no_query(self, site, client, django_assert_num_queries):
        client.get("/blog/")
        with CaptureQueriesContext(connection) as before:
            client.get("/blog/")
        make_request_page(site.home)
        with django_assert_num_queries(len(before)):
            client.get("/blog/")
