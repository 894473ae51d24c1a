"""Fixtures that more than one folder of tests needs."""

import pytest

from tests.factories import UserFactory, build_site


@pytest.fixture
def site(db):
    """An empty clinic site: `site.home` and `site.blog` are live."""

    class Tree:
        home, blog = build_site()

    return Tree


@pytest.fixture
def administrator(db):
    """A superuser."""
    return UserFactory(is_superuser=True, is_staff=True)


@pytest.fixture
def editor_client(client, administrator):
    """A test client logged in as a superuser."""
    client.force_login(administrator)
    return client
