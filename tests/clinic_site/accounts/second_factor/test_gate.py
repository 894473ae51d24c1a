"""An administrator who needs a second factor and has none reaches nothing but its setting up."""

import re

import pytest
from django.contrib.auth.models import Group
from django.urls import URLPattern, resolve, reverse
from wagtail.admin.urls import urlpatterns as editor_patterns

from clinic_site.accounts.second_factor import gate
from pages.roles import CLINIC_STAFF, CLINICIANS, SITE_ADMINISTRATORS
from tests.clinic_site.accounts.second_factor.codes import (
    code_of,
    give_app,
    give_code,
    give_password,
    is_logged_in,
)
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db

CONVERTER = re.compile(r"<(?:(\w+):)?\w+>")
COMPARE = r"(\d+)/revisions/compare/(live|earliest|\d+)\.\.\.(live|latest|\d+)/"
SCRIPT = {"x-requested-with": "XMLHttpRequest"}
SET_UP = "/admin/account/two-step-login/"


def paths(patterns, prefix="/admin/"):
    """Yield an address for every pattern, with something in place of each argument."""
    for pattern in patterns:
        path = prefix + str(pattern.pattern).removeprefix("^").removesuffix("$")
        if isinstance(pattern, URLPattern):
            path = path.replace(COMPARE, "1/revisions/compare/live...latest/").replace(".*", "no")
            yield CONVERTER.sub(lambda match: "1" if match[1] == "int" else "x", path)
        else:
            yield from paths(pattern.url_patterns, path)


ADDRESSES = sorted(set(paths(editor_patterns)))
OPEN = {path for path in ADDRESSES if resolve(path).view_name in gate.OPEN}
SETTING_UP = {path for path in ADDRESSES if resolve(path).view_name in gate.SETTING_UP}


@pytest.fixture(autouse=True)
def required(settings):
    settings.SECOND_FACTOR_REQUIRED = True


@pytest.fixture
def newcomer(client, ana):
    """The client of an administrator who has no second factor yet."""
    client.force_login(ana)
    return client


def test_all_addresses_of_the_editor_are_among_those_tried():
    assert len(ADDRESSES) > 240
    assert {
        "/admin/",
        "/admin/api/main/pages/",
        "/admin/images/multiple/add/",
        "/admin/pages/1/edit/preview/",
        "/admin/pages/1/revisions/compare/live...latest/",
        "/admin/no/",
    } <= set(ADDRESSES)


def test_nothing_but_setting_up_is_reached(newcomer):
    for path in sorted(set(ADDRESSES) - OPEN - SETTING_UP):
        for method in (newcomer.get, newcomer.post):
            answer = method(path)
            assert answer.status_code == 302, path
            assert answer.url.startswith(f"{SET_UP}?next="), path


def test_scripts_are_refused_in_a_sentence(newcomer):
    for path in sorted(set(ADDRESSES) - OPEN - SETTING_UP):
        answer = newcomer.post(path, headers=SCRIPT)
        assert answer.status_code == 403, path
        assert answer.json() == {"error": "Set up the second step of your login first."}


def test_little_is_open():
    assert {path for path in OPEN if "password_reset" not in path} == {
        "/admin/login/",
        "/admin/logout/",
        "/admin/jsi18n/",
        "/admin/sprite/",
    }
    assert len(SETTING_UP) == 4


def test_the_pages_of_setting_up_are_reached(newcomer):
    page = newcomer.get("/admin/pages/", follow=True)
    assert page.redirect_chain == [(f"{SET_UP}?next=%2Fadmin%2Fpages%2F", 302)]
    assert "Set one up to go on." in page.text
    assert newcomer.get(f"{SET_UP}app/").status_code == 200


@pytest.mark.parametrize(
    ("role", "is_held_back"),
    [(CLINIC_STAFF, False), (CLINICIANS, False), (SITE_ADMINISTRATORS, True)],
)
def test_only_administrators_have_to(client, role, is_held_back):
    user = UserFactory()
    user.groups.add(Group.objects.get(name=role.name))
    client.force_login(user)
    assert client.get("/admin/").status_code == (302 if is_held_back else 200)


def test_nobody_has_to_where_it_is_not_required(newcomer, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    assert newcomer.get("/admin/").status_code == 200


def test_whoever_has_a_second_factor_goes_on(client, ana):
    secret = give_app(ana)
    give_password(client, ana)
    give_code(client, code_of(secret))
    assert client.get("/admin/").status_code == 200


def test_a_login_that_has_skipped_its_second_step_ends(client, ana):
    give_app(ana)
    client.force_login(ana)
    assert client.get("/admin/pages/").url == f"{reverse('wagtailadmin_login')}?next=/admin/pages/"
    assert not is_logged_in(client)
