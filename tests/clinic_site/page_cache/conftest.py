"""The real site with the page cache around it."""

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections

from tests.cached_site import CachedSite, commit


@pytest.fixture(autouse=True)
def _keeping(keeping):
    """All of them are about what is kept."""


@pytest.fixture(autouse=True)
def _connections_stay_open():
    """Leave connections alone, as Django's own client does: the test's transaction is on one."""
    request_started.disconnect(close_old_connections)
    request_finished.disconnect(close_old_connections)
    yield
    request_started.connect(close_old_connections)
    request_finished.connect(close_old_connections)


@pytest.fixture
def cached(site):
    """The site with its home page and a blog; a `CachedSite`."""
    commit()
    return CachedSite(WSGIHandler())
