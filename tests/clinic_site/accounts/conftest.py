"""People with roles, and a client logged in as any of them."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from pages.roles import CLINIC_STAFF, CLINICIANS, SITE_ADMINISTRATORS
from tests.factories import UserFactory


def person_with(role):
    user = UserFactory(first_name=role.name, last_name="Person")
    user.groups.add(Group.objects.get(name=role.name))
    return user


@pytest.fixture
def staff_member(db):
    return person_with(CLINIC_STAFF)


@pytest.fixture
def clinician(db):
    return person_with(CLINICIANS)


@pytest.fixture
def site_administrator(db):
    return person_with(SITE_ADMINISTRATORS)


@pytest.fixture
def boss(db):
    """A second superuser."""
    return UserFactory(email="boss@clinic.example", is_superuser=True)


@pytest.fixture
def client_of():
    """Return a function that gives a new client, logged in as a user."""

    def log_in(user):
        client = Client()
        client.force_login(user)
        return client

    return log_in
