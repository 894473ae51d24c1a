"""Patients' words: off by default, with a written consent, and gone as soon as it is."""

from datetime import date

import pytest
from django.urls import reverse
from wagtail.models import Locale, Site

from pages.models import ClinicSettings, ClinicTexts, StandardPage, Testimonial
from tests.editor import (
    add_url,
    body_errors,
    edit_url,
    errors_of,
    items,
    page_form,
    posted_section,
    testimonial_form,
)
from tests.factories import StandardPageFactory, TestimonialFactory, section

ADD = "wagtailsnippets_pages_testimonial:add"
EDIT = "wagtailsnippets_pages_testimonial:edit"


@pytest.fixture
def clinic(site):
    clinic = ClinicSettings.objects.create(site=Site.objects.get(), shows_testimonials=True)
    ClinicTexts.objects.create(clinic=clinic, locale=Locale.get_default())
    return clinic


@pytest.fixture
def said(clinic):
    return TestimonialFactory(text="They <listened>.")


@pytest.fixture
def page(site, said):
    chosen = {"heading": "What patients say", "testimonials": [said.pk]}
    body = [section("Voices", [("testimonials", chosen)])]
    return StandardPageFactory(parent=site.home, slug="voices", body=body)


def is_shown(client, page):
    html = client.get(page.url).text
    assert ("They &lt;listened&gt;." in html) == ("What patients say" in html)
    return "They &lt;listened&gt;." in html


def test_one_is_shown_with_the_name_they_agreed_to(page, client):
    assert is_shown(client, page)
    assert "M. K." in client.get(page.url).text


def test_none_is_shown_while_the_switch_is_off(page, clinic, client):
    assert not ClinicSettings._meta.get_field("shows_testimonials").default
    ClinicSettings.objects.update(shows_testimonials=False)
    assert not is_shown(client, page)


def test_a_withdrawn_one_is_gone_from_live_pages_and_drafts(page, said, editor_client):
    page.title = "Newer draft"
    page.save_revision()
    draft = reverse("wagtailadmin_pages:view_draft", args=[page.pk])
    assert "They &lt;listened&gt;." in editor_client.get(draft).text
    form = testimonial_form(text=said.text, withdrawn_on="2026-01-16")
    editor_client.post(reverse(EDIT, args=[said.pk]), form)
    assert not is_shown(editor_client, page)
    assert "They &lt;listened&gt;." not in editor_client.get(draft).text
    stored = str(page.latest_revision.content) + str(page.body.raw_data)
    assert "listened" not in stored


def test_one_is_gone_from_the_day_its_consent_expires(page, said, client, time_machine_at):
    said.expires_on = date(2026, 3, 1)
    said.save()
    time_machine_at("2026-02-28T12:00:00Z")
    assert is_shown(client, page)
    time_machine_at("2026-03-01T12:00:00Z")
    assert not is_shown(client, page)


def test_one_is_not_shown_before_its_consent_was_given(page, said, client):
    Testimonial.objects.update(consented_on=date(2999, 1, 1))
    assert not is_shown(client, page)


def test_a_deleted_one_leaves_the_page_and_its_form_whole(page, said, editor_client):
    said.delete()
    assert not is_shown(editor_client, page)
    assert editor_client.get(edit_url(page)).status_code == 200


def test_the_words_are_not_in_the_search_index(page, client):
    assert "listened" not in str(page.body.stream_block.get_searchable_content(page.body))


def test_a_block_without_a_testimonial_is_refused(site, editor_client):
    content = ("testimonials", {"heading": "", "testimonials": items()})
    form = page_form("Voices", "voices", [posted_section("A", content)], summary="")
    response = editor_client.post(add_url(StandardPage, site.home), {**form, "action-publish": "1"})
    assert body_errors(response)


class TestConsent:
    @pytest.mark.parametrize("field", ["text", "consented_on", "consent_scope", "consent_holder"])
    def test_is_needed_in_full(self, editor_client, field):
        response = editor_client.post(reverse(ADD), testimonial_form(**{field: ""}))
        assert field in errors_of(response)
        assert not Testimonial.objects.exists()

    @pytest.mark.parametrize("field", ["consented_on", "withdrawn_on"])
    def test_has_no_days_in_the_future(self, editor_client, field):
        response = editor_client.post(reverse(ADD), testimonial_form(**{field: "2999-01-01"}))
        assert errors_of(response)[field] == ["This day has not come yet."]

    def test_does_not_expire_before_it_was_given(self, editor_client):
        response = editor_client.post(reverse(ADD), testimonial_form(expires_on="2025-05-02"))
        assert "expires_on" in errors_of(response)

    def test_is_kept_with_the_words(self, editor_client):
        editor_client.post(reverse(ADD), testimonial_form(expires_on="2027-05-02"))
        kept = Testimonial.objects.get()
        assert (kept.consent_holder, kept.expires_on) == (
            "Clinic manager, locked cabinet",
            date(2027, 5, 2),
        )
        listed = editor_client.get(reverse("wagtailsnippets_pages_testimonial:list")).text
        assert "They listened." in listed
