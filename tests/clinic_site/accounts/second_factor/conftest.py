import pytest

from tests.clinic_site.accounts.second_factor.codes import give_app, give_password
from tests.factories import UserFactory


@pytest.fixture
def ana(db):
    """A superuser."""
    return UserFactory(email="ana@clinic.example", is_superuser=True)


@pytest.fixture
def secret(ana):
    """The secret of Ana's app."""
    return give_app(ana)


@pytest.fixture
def at_second_step(client, ana, secret):
    """A client that has given Ana's password and no code yet."""
    give_password(client, ana)
    return client
