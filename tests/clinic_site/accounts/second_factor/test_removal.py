"""Somebody has lost their phone: an administrator, or a command, lets them in again."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from clinic_site.accounts.second_factor import factors
from tests.clinic_site.accounts.helpers import url_of
from tests.clinic_site.accounts.second_factor.codes import (
    give_app,
    give_password,
    is_logged_in,
    logged_actions,
)
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def ben():
    """Somebody with an app."""
    ben = UserFactory(email="ben@clinic.example", first_name="Ben")
    give_app(ben)
    return ben


def test_an_administrator_removes_a_second_factor(editor_client, administrator, ben, client_of):
    url = url_of("remove_second_factor", ben.pk)
    assert url in editor_client.get(url_of("edit", ben.pk)).text
    assert "recovery codes of Ben" in editor_client.get(url).text
    assert factors.has_any(ben)
    page = editor_client.post(url, follow=True)
    assert "Ben logs in with the password alone" in page.text
    assert not factors.of(ben).exists()
    assert logged_actions(ben)[-1] == "accounts.remove_second_factor"


def test_it_ends_the_logins_of_whoever_holds_the_lost_phone(editor_client, ben, client_of):
    thief = client_of(ben)
    editor_client.post(url_of("remove_second_factor", ben.pk))
    assert thief.get("/admin/").url.startswith(reverse("wagtailadmin_login"))


def test_the_list_says_who_has_one(editor_client, ben):
    accounts = editor_client.get(url_of("index")).context["object_list"]
    assert {account.email: account.has_second_factor for account in accounts}[ben.email]


def test_nobody_removes_that_of_an_account_with_more_rights(
    client_of, site_administrator, staff_member, administrator
):
    give_app(administrator)
    for actor in (site_administrator, staff_member):
        client_of(actor).post(url_of("remove_second_factor", administrator.pk))
        assert factors.has_any(administrator)


def test_ones_own_is_removed_in_ones_own_account(editor_client, administrator):
    url = url_of("remove_second_factor", administrator.pk)
    assert editor_client.post(url).url == reverse("accounts_second_factor")
    assert url not in editor_client.get(url_of("edit", administrator.pk)).text


def test_an_account_without_one_is_said_to_have_none(editor_client):
    other = UserFactory(first_name="Cleo")
    page = editor_client.post(url_of("remove_second_factor", other.pk), follow=True)
    assert "Cleo has no second step." in page.text


class TestTheCommand:
    def test_it_lets_the_only_administrator_in_again(self, client, ana):
        give_app(ana)
        output = StringIO()
        call_command("remove_second_factor", "Ana@Clinic.example", stdout=output)
        assert "ana@clinic.example now logs in with the password alone" in output.getvalue()
        give_password(client, ana)
        assert is_logged_in(client)

    def test_it_says_when_there_is_nothing_to_remove(self, ana):
        with pytest.raises(CommandError, match="has no second factor"):
            call_command("remove_second_factor", ana.email)

    def test_it_says_when_there_is_no_such_account(self):
        with pytest.raises(CommandError, match="no account with the e-mail address"):
            call_command("remove_second_factor", "nobody@clinic.example")

    def test_a_new_password_from_the_shell_leaves_the_second_factor(self, client, ana):
        give_app(ana)
        call_command("administrator", "--reset", stdout=StringIO())
        assert factors.has_any(ana)
