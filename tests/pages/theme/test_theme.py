"""Where a clinic enters its colours, and how they reach a reader."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import Site

from pages.models import ClinicSettings, ClinicTexts
from tests.editor import errors_of

pytestmark = pytest.mark.django_db

GREEN, BLUE = "#1e5a4b", "#124a8c"


@pytest.fixture
def clinic(site):
    clinic = ClinicSettings.for_site(Site.objects.get())
    clinic.save()
    ClinicTexts.objects.get_or_create(clinic=clinic, locale=site.home.locale)
    return clinic


def paint(clinic, brand, accent=""):
    clinic.brand_colour, clinic.accent_colour = brand, accent
    clinic.save()


def stylesheets(client):
    """Return the addresses of the stylesheets that the home page loads, in order."""
    head = BeautifulSoup(client.get("/").content, "html.parser").head
    return [link["href"] for link in head.find_all("link", rel="stylesheet")]


def theme_url(client):
    """Return the address of the clinic's colours that the home page loads, or None."""
    return next((sheet for sheet in stylesheets(client) if sheet.startswith("/theme.")), None)


def test_a_site_without_colours_of_its_own_asks_for_no_other_stylesheet(clinic, client):
    assert theme_url(client) is None
    assert client.get("/theme.0123456789ab.css").status_code == 404


def test_the_clinics_colours_come_after_those_they_replace(clinic, client):
    paint(clinic, BLUE)
    sheets = stylesheets(client)
    [site] = [sheet for sheet in sheets if "css/site." in sheet]
    assert sheets.index(theme_url(client)) > sheets.index(site)


def test_the_clinics_colours_are_kept_for_a_year(clinic, client):
    paint(clinic, BLUE)
    response = client.get(theme_url(client))
    assert response["Content-Type"] == "text/css; charset=utf-8"
    assert "immutable" in response["Cache-Control"]
    assert f"--action:{BLUE}" in response.text
    assert "prefers-color-scheme:dark" in response.text
    assert not response.cookies


def test_other_colours_have_another_address(clinic, client):
    paint(clinic, BLUE)
    before = theme_url(client)
    paint(clinic, GREEN)
    assert theme_url(client) != before


def test_a_page_kept_from_before_gets_todays_colours_and_nobody_keeps_them(clinic, client):
    paint(clinic, BLUE)
    before = theme_url(client)
    paint(clinic, GREEN)
    response = client.get(before)
    assert f"--action:{GREEN}" in response.text
    assert response["Cache-Control"] == "no-store"


def save(client, **colours):
    url = reverse("wagtailsettings:edit", args=["pages", "clinicsettings", Site.objects.get().pk])
    fields = {"name": "Riverbank", "reference_style": "ama", "review_interval_months": "36"}
    return client.post(url, fields | colours)


def test_colours_are_entered_in_the_settings(clinic, editor_client):
    save(editor_client, brand_colour="#124A8C", accent_colour="#a8471f")
    clinic.refresh_from_db()
    assert (clinic.brand_colour, clinic.accent_colour) == (BLUE, "#a8471f")


@pytest.mark.parametrize("which", ["brand_colour", "accent_colour"])
def test_a_colour_nobody_can_read_is_refused_with_one_that_works(clinic, editor_client, which):
    colours = {"brand_colour": GREEN, which: "#ffd400"}
    (sentence,) = errors_of(save(editor_client, **colours))[which]
    assert "#ffd400 is hard to read" in sentence
    nearby = sentence.rstrip(".").split()[-1]
    save(editor_client, **colours | {which: nearby})
    clinic.refresh_from_db()
    assert getattr(clinic, which) == nearby


@pytest.mark.parametrize("colour", ["red", "#12", "1e5a4b", "#1e5a4g", "x#1e5a4", "url(x)"])
def test_what_is_no_colour_is_refused(clinic, editor_client, colour):
    sentences = errors_of(save(editor_client, brand_colour=colour))["brand_colour"]
    assert "Write the colour as # and six digits, such as #1e5a4b." in sentences


def test_a_second_colour_needs_a_main_one(clinic, editor_client):
    errors = errors_of(save(editor_client, accent_colour=GREEN))
    assert errors["brand_colour"] == ["Give the main colour too."]
