"""A site with a form for patients, and somebody who fills it in."""

import pytest
from django.core.cache import cache
from wagtail.models import Site

from pages.models import ClinicSettings
from tests.factories import make_request_page
from tests.pages.requests.patient import Patient


@pytest.fixture(autouse=True)
def _delivered_to_memory(settings):
    settings.MAIL_DELIVERY_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    cache.clear()


@pytest.fixture
def form_page(site):
    """A page to ask for an appointment on, of a clinic with an address and a telephone."""
    ClinicSettings.objects.create(
        site=Site.objects.get(), name="Riverbank", email="desk@clinic.example", phone="555-0100"
    )
    return make_request_page(site.home)


@pytest.fixture
def patient(form_page, client, time_machine_at):
    return Patient(client, time_machine_at)


@pytest.fixture
def cached_keys():
    """The keys that the cache holds, as a live view."""
    return cache._cache
