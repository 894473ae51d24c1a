"""What every health page tells readers to do in an emergency."""

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import translation
from wagtail.models import Locale, Site

from blog.models import ArticlePage
from pages.emergency import COUNTRIES, country_choices, emergency_number
from pages.models import ClinicSettings, ClinicTexts
from tests.editor import edit_url, errors_of, write_article
from tests.factories import (
    ConditionIndexPageFactory,
    ConditionPageFactory,
    ServiceIndexPageFactory,
    ServicePageFactory,
    StandardPageFactory,
    make_request_page,
    publish_article,
)


@pytest.fixture
def clinic(site):
    return ClinicSettings.objects.create(site=Site.objects.get(), country="GB")


@pytest.fixture
def texts(clinic):
    return ClinicTexts.objects.create(clinic=clinic, locale=Locale.get_default())


def emergency_on(client, page):
    shown = BeautifulSoup(client.get(page.url).content, "html.parser").select_one(".emergency")
    return shown and shown.get_text(strip=True)


def health_pages(site):
    services = ServiceIndexPageFactory(parent=site.home)
    conditions = ConditionIndexPageFactory(parent=site.home)
    return [
        publish_article(site.blog),
        ServicePageFactory(parent=services),
        ConditionPageFactory(parent=conditions),
    ]


def test_every_health_page_names_the_number_of_the_clinics_country(site, texts, client):
    for page in health_pages(site):
        assert "In an emergency call 999 or 112 or go" in emergency_on(client, page)


def test_every_form_names_it_too_and_says_that_nobody_reads_it_at_once(site, texts, client):
    page = make_request_page(site.home)
    assert "In an emergency call 999 or 112 or go" in emergency_on(client, page)
    assert "Nobody reads this form around the clock." in client.get(page.url).text


def test_a_clinic_whose_country_nobody_chose_names_the_local_number(site, client):
    for page in health_pages(site):
        assert "call your local emergency number or go" in emergency_on(client, page)


def test_a_text_of_ones_own_is_shown_as_it_is(site, texts, client):
    texts.emergency_text = "Ring {number} <now>, or the 24-hour desk on 555-0100 {here}."
    texts.save()
    shown = emergency_on(client, publish_article(site.blog))
    assert shown == "Ring 999 or 112 <now>, or the 24-hour desk on 555-0100 {here}."


def test_other_pages_do_not_show_it(site, texts, client):
    assert emergency_on(client, StandardPageFactory(parent=site.home)) is None


class TestWithoutIt:
    """Nobody can empty it in the editor; a script or a restored backup could."""

    @pytest.fixture(autouse=True)
    def emptied(self, texts):
        ClinicTexts.objects.update(emergency_text=" ")

    def test_an_article_is_not_published_and_the_sentence_says_where_to_mend_it(
        self, site, editor_client
    ):
        response = write_article(editor_client, site.blog, publish=True)
        (sentence,) = errors_of(response)["__all__"]
        assert "Write it under Settings › Texts for readers" in sentence
        assert sentence in BeautifulSoup(response.content, "html.parser").text
        assert not ArticlePage.objects.exists()

    def test_a_draft_is_saved(self, site, editor_client):
        assert write_article(editor_client, site.blog).status_code == 302
        assert editor_client.get(edit_url(ArticlePage.objects.get())).status_code == 200

    def test_nothing_is_published_in_code(self, site):
        with pytest.raises(ValidationError, match="what to do in an emergency"):
            publish_article(site.blog)
        assert not ArticlePage.objects.filter(live=True).exists()


def test_the_country_is_chosen_in_the_settings(site, clinic, editor_client):
    url = reverse("wagtailsettings:edit", args=["pages", "clinicsettings", clinic.site_id])
    form = {"name": "Riverbank", "reference_style": "ama", "review_interval_months": "36"}
    editor_client.post(url, {**form, "country": "NZ"})
    clinic.refresh_from_db()
    assert clinic.country == "NZ"
    assert "country" in errors_of(editor_client.post(url, {**form, "country": "XX"}))


@pytest.mark.parametrize(
    ("code", "number"),
    [("US", "911"), ("CA", "911"), ("DE", "112"), ("GB", "999 or 112"), ("AU", "000")],
)
def test_a_country_has_its_number(code, number):
    assert emergency_number(code) == number


def test_every_country_has_a_code_and_numbers_of_digits():
    for code, country in COUNTRIES.items():
        assert code == code.upper()
        assert len(code) == 2
        assert country.numbers
        assert all(number.isdecimal() for number in country.numbers)


def test_countries_are_chosen_by_name_in_the_language_of_whoever_chooses():
    with translation.override("en"):
        names = [name for _code, name in country_choices()]
    assert names == sorted(names)
