"""The list of accounts."""

import re

import pytest
from django.urls import reverse

from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
INDEX = "wagtailusers_users:index"
ADMINISTRATOR_CELL = re.compile(r"<td[^>]*>\s*Administrator\s*</td>")


@pytest.fixture
def people():
    UserFactory(email="ana@clinic.example", first_name="Ana", last_name="Ruiz")
    UserFactory(email="ben@clinic.example", first_name="Ben", last_name="Okafor")


@pytest.mark.parametrize("query", ["ana@", "RUIZ", "ana ruiz", "ruiz clinic.example"])
def test_accounts_are_found_by_name_and_address(editor_client, people, query):
    page = editor_client.get(reverse(INDEX), {"q": query})
    assert "ana@clinic.example" in page.text
    assert "ben@clinic.example" not in page.text


def test_the_list_shows_address_and_roles(editor_client, staff_member):
    page = editor_client.get(reverse(INDEX))
    assert staff_member.email in page.text
    assert "Clinic staff" in page.text
    assert "E-mail address" in page.text


def test_only_administrators_see_who_is_one(editor_client, client_of, site_administrator):
    UserFactory(email="boss@clinic.example", is_superuser=True)
    url = reverse(INDEX)
    seen = editor_client.get(url)
    hidden = client_of(site_administrator).get(url)
    assert 'name="is_superuser"' in seen.text
    assert ADMINISTRATOR_CELL.search(seen.text)
    assert not ADMINISTRATOR_CELL.search(hidden.text)
    assert "boss@clinic.example" in hidden.text
    assert 'name="is_superuser"' not in hidden.text
    assert "is_superuser=true" not in hidden.text


def test_the_filter_for_administrators_is_ignored_for_others(client_of, site_administrator):
    UserFactory(email="boss@clinic.example", is_superuser=True)
    page = client_of(site_administrator).get(reverse(INDEX), {"is_superuser": "true"})
    assert site_administrator.email in page.text


def test_accounts_out_of_reach_have_no_link(client_of, site_administrator, staff_member):
    boss = UserFactory(is_superuser=True)
    page = client_of(site_administrator).get(reverse(INDEX))
    assert reverse("wagtailusers_users:edit", args=[staff_member.pk]) in page.text
    assert reverse("wagtailusers_users:edit", args=[boss.pk]) not in page.text
    assert reverse("wagtailusers_users:delete", args=[boss.pk]) not in page.text


def test_queries_do_not_grow_with_accounts(
    client_of, site_administrator, staff_member, django_assert_max_num_queries
):
    client = client_of(site_administrator)
    client.get(reverse(INDEX))

    def count():
        with django_assert_max_num_queries(100) as captured:
            client.get(reverse(INDEX))
        return len(captured)

    before = count()
    group = staff_member.groups.get()
    for _number in range(10):
        UserFactory().groups.add(group)
    assert count() == before
