"""Headless Chromium on a live server. Every test in this folder carries the mark `browser`."""

import os
from pathlib import Path

import pytest
from django.db import connection
from playwright.sync_api import expect

from tests.browser.chromium import launch_arguments
from tests.browser.desk import PATIENCE, Desk

# Playwright keeps an event loop running in the test's thread; Django would refuse the database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


def pytest_collection_modifyitems(items):
    """Mark what stands in this folder, so that `make test` runs it once and not per database."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser_type_launch_args():
    """Make pytest-playwright use the system's Chromium, which apt keeps up to date."""
    return launch_arguments()


@pytest.fixture(scope="session", autouse=True)
def _rows_of_migrations(browser, django_db_setup, django_db_blocker):
    """Let Django put back what migrations made, such as the root of the page tree.

    A test with a live server ends by emptying every table. Inside Playwright's event loop Django
    has another connection object than the one on which pytest-django left the copy.
    """
    with django_db_blocker.unblock():
        connection._test_serialized_contents = connection.creation.serialize_db_to_string()


@pytest.fixture(autouse=True)
def _put_rows_back(django_db_serialized_rollback, transactional_db):
    """Use that copy in every test of this folder."""


@pytest.fixture
def visit(live_server, new_context):
    """Open pages of the site: `visit("/blog/", scheme="dark", width=320)` returns the page.

    `scheme` is "light" or "dark", `width` the viewport's in CSS pixels; with `javascript=False`
    the page is as a reader without JavaScript gets it; `user` is logged in before.
    """

    def open_page(path, scheme="light", width=1280, javascript=True, user=None):
        context = new_context(
            color_scheme=scheme,
            viewport={"width": width, "height": 900},
            java_script_enabled=javascript,
        )
        if user is not None:
            context.add_cookies([_session_cookie(user, live_server.url)])
        page = context.new_page()
        page.goto(live_server.url + path)
        return page

    return open_page


@pytest.fixture
def desk(live_server, new_context, settings):
    """Open a window for somebody: `desk()`. In the end nothing may have been complained about."""
    settings.WAGTAIL_AUTO_UPDATE_PREVIEW_INTERVAL = 500
    expect.set_options(timeout=PATIENCE)
    desks = []

    def open_window():
        desks.append(Desk(new_context(viewport={"width": 1500, "height": 1000}), live_server.url))
        return desks[-1]

    yield open_window
    assert [complaint for one in desks for complaint in one.complaints] == []


def _session_cookie(user, url):
    from django.conf import settings
    from django.test import Client

    client = Client()
    client.force_login(user)
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    return {"name": settings.SESSION_COOKIE_NAME, "value": session, "url": url}
