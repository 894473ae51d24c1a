"""A site with a form for patients, and how a browser sends it."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.core.cache import cache
from wagtail.models import Site

from pages.models import ClinicSettings
from tests.factories import make_request_page

HIDDEN = re.compile(r'name="form-token" value="([^"]*)"')
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
ANSWERS = {"your_name": "Ana Ruiz", "telephone_number": "555 0134"}


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


class Patient:
    """Somebody with a browser: opens the form, takes a while, and sends it."""

    def __init__(self, client, clock):
        self.client, self.clock, self.now = client, clock, NOW
        clock(self.now)

    def wait(self, **span):
        self.now += timedelta(**span)
        self.clock(self.now)

    def open(self, address="/appointment/"):
        """Return the token of the form."""
        return HIDDEN.search(self.client.get(address).text)[1]

    def send(self, answers=ANSWERS, address="/appointment/", token=None, headers=None, **more):
        """Fill in the form in a minute and send it; return the answer."""
        if token is None:
            token = self.open(address)
            self.wait(minutes=1)
        return self.client.post(
            f"{address}send/",
            {"form-token": token, "leave-empty": "", **answers, **more},
            headers={"Origin": "http://testserver"} if headers is None else headers,
        )


@pytest.fixture
def patient(form_page, client, time_machine_at):
    return Patient(client, time_machine_at)


@pytest.fixture
def cached_keys():
    """The keys that the cache holds, as a live view."""
    return cache._cache
