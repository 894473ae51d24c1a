"""Fixtures that more than one folder of tests needs."""

import gc
import os
from datetime import timedelta

import pytest
import time_machine
from django.conf import settings as django_settings
from django.contrib.auth.models import Group
from django.db import connection
from django.db.backends.signals import connection_created
from django.test import TransactionTestCase
from hypothesis import settings

from pages import generation
from tests.database_template import fill_from_template
from tests.factories import UserFactory, build_site
from tests.kept_rows import KeptRows
from tests.loaded_demo import KeptDemo
from tests.loopback import only_this_machine
from tests.scheduling import SharedSetUpScheduling
from tests.services import running_services

# Tests make many objects that are soon gone, beside very many that stay. Looking through all
# of them for cycles a hundred times less often takes a twelfth of the time off.
gc.set_threshold(100_000, 50, 100)

# Whoever asks for one of these, even by way of another fixture, uses the database.
DATABASE_FIXTURES = {"db", "transactional_db", "live_server"}


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """Spread the tests over processes, except for those that share a slow set-up."""
    return SharedSetUpScheduling(config, log)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings):
    """Before databases are made: let them begin as copies of a migrated one, if there is one."""
    connection_created.connect(fill_from_template)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup):
    """When databases are made."""
    connection_created.disconnect(fill_from_template)


def pytest_collection_modifyitems(items):
    """Mark what uses a database, so that `make test` runs the rest once and not per database."""
    for item in items:
        if (
            item.get_closest_marker("django_db")
            or DATABASE_FIXTURES & set(item.fixturenames)
            or (item.cls and issubclass(item.cls, TransactionTestCase))
        ):
            item.add_marker(pytest.mark.database)


@pytest.fixture(autouse=True)
def _only_this_machine():
    """Fail a test that connects to anything but this machine, whatever became of the attempt."""
    with only_this_machine():
        yield


@pytest.fixture(autouse=True)
def _nothing_kept():
    """Let nothing that was kept in one test be found in the next."""
    generation.bump()


@pytest.fixture
def keeping(settings):
    """For tests of what is kept: keep it, also in a run of all tests with `CACHING=false`."""
    settings.CACHING = True


@pytest.fixture
def services(settings):
    """Crossref, PubMed and doi.org on loopback, with look-ups on (tests/services.py)."""
    with running_services() as running:
        settings.LOOKUPS = django_settings.LOOKUPS | {
            "are_on": True,
            "contact": "web@clinic.example",
            "seconds": 10,
            "crossref": f"{running.url}/crossref",
            "pubmed": f"{running.url}/pubmed",
            "doi": f"{running.url}/doi",
        }
        yield running


# Whatever is read or printed may take 2 seconds; `HYPOTHESIS_CASES=100000` tries more cases.
settings.register_profile(
    "site",
    max_examples=int(os.environ.get("HYPOTHESIS_CASES", "100")),
    deadline=timedelta(seconds=2),
)
settings.load_profile("site")


@pytest.fixture
def commit(db):
    """Take the changes made so far as committed, as they would be on a site.

    The transaction of a test never ends, and in one with changes nothing is kept. Returns a
    function; it lets the generation grow if something was counted as a change, and only then.
    """

    def take_as_committed():
        if generation.has_unsaved_changes():
            waiting = connection.run_on_commit
            connection.run_on_commit = [entry for entry in waiting if entry[1] != generation.bump]
            generation.bump()

    return take_as_committed


@pytest.fixture(scope="session")
def keep(django_db_setup, django_db_blocker):
    """Keep the rows of a slow set-up: `keep(make)`, `keep(make, on=kept_site)` (`KeptRows`).

    Ask for it in a fixture for a module; a fixture for each test then calls `put_back`.
    """

    def keep_rows(make, on=None):
        with django_db_blocker.unblock():
            return KeptRows(make, on)

    return keep_rows


@pytest.fixture(scope="session")
def kept_site(keep):
    """The rows of an empty clinic site, for `site`."""
    return keep(build_site)


@pytest.fixture
def site(db, request):
    """An empty clinic site: `site.home` and `site.blog` are live."""
    if connection.in_atomic_block:
        return request.getfixturevalue("kept_site").put_back()
    return build_site()  # a test without a transaction is too rare to keep something for it


@pytest.fixture(scope="session")
def kept_demo(django_db_setup, django_db_blocker, tmp_path_factory):
    """The demo clinic, for `demo` and for `LoadedDemo`."""
    with django_db_blocker.unblock():
        return KeptDemo(tmp_path_factory.mktemp("demo"))


@pytest.fixture
def demo(db, kept_demo, settings, tmp_path):
    """A site with the demo clinic on it, its pictures in `tmp_path`; what `load_demo` printed."""
    settings.MEDIA_ROOT = tmp_path
    return kept_demo.put_back()


@pytest.fixture
def administrator(db):
    """A superuser."""
    return UserFactory(is_superuser=True, is_staff=True)


@pytest.fixture
def editor_client(client, administrator):
    """A test client logged in as a superuser."""
    client.force_login(administrator)
    return client


@pytest.fixture
def login(client):
    """Log somebody with a role in: `login("Clinicians")` returns the test client."""

    def as_member_of(role):
        user = UserFactory(is_staff=True)
        user.groups.add(Group.objects.get(name=role))
        client.force_login(user)
        return client

    return as_member_of


@pytest.fixture
def time_machine_at():
    """Stop the clock at an instant: `time_machine_at("2026-03-01T12:30:00Z")`."""
    travels = []

    def travel_to(instant):
        travel = time_machine.travel(instant, tick=False)
        travel.start()
        travels.append(travel)

    yield travel_to
    for travel in reversed(travels):
        travel.stop()
