"""Nobody gives, takes or takes over rights that they do not have. The tests post forged fields."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.admin.views.bulk_action.registry import bulk_action_registry

from clinic_site.accounts.bulk_actions import AssignRole, Delete, SetActiveState
from clinic_site.accounts.models import User
from clinic_site.accounts.users import ClinicUserViewSet
from pages.roles import CLINIC_STAFF, CLINICIANS, SITE_ADMINISTRATORS
from tests.clinic_site.accounts.helpers import bulk, edit, fresh, permission, role, url_of
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def stronger():
    """Somebody with one permission that site administrators do not have."""
    user = UserFactory(email="stronger@clinic.example")
    user.user_permissions.add(permission("auth.change_group"))
    return user


@pytest.fixture
def helper():
    """Somebody who may manage accounts and is no more than clinic staff otherwise."""
    user = UserFactory(email="helper@clinic.example")
    user.groups.add(role(CLINIC_STAFF))
    for action in ("add", "change", "delete"):
        user.user_permissions.add(permission(f"accounts.{action}_user"))
    return user


def test_no_address_of_the_user_administration_is_forgotten_here():
    routes = ClinicUserViewSet("wagtailusers_users", url_prefix="users").get_urlpatterns()
    assert {route.name for route in routes} == {
        "index",
        "index_results",
        "add",
        "edit",
        "delete",
        "history",
        "history_results",
        "usage",
        "send_link",
        "remove_second_factor",
    }
    actions = bulk_action_registry.get_bulk_actions_for_model("accounts", "user")
    assert set(actions) == {AssignRole, Delete, SetActiveState}


class TestSuperuserFlag:
    def test_only_superusers_see_it(self, client_of, site_administrator, editor_client, clinician):
        for url in (url_of("add"), url_of("edit", clinician.pk)):
            assert 'name="is_superuser"' in editor_client.get(url).text
            assert 'name="is_superuser"' not in client_of(site_administrator).get(url).text

    def test_a_forged_one_makes_no_superuser(self, client_of, site_administrator, staff_member):
        client = client_of(site_administrator)
        new = {"email": "new@clinic.example", "first_name": "N", "last_name": "H"}
        client.post(url_of("add"), {**new, "is_superuser": "on"})
        assert not User.objects.get(email="new@clinic.example").is_superuser
        edit(client, staff_member, is_superuser="on")
        assert fresh(staff_member).first_name == "Ana"
        assert not fresh(staff_member).is_superuser

    def test_nobody_makes_themselves_one(self, client_of, site_administrator):
        edit(client_of(site_administrator), site_administrator, is_superuser="on", is_staff="on")
        assert not fresh(site_administrator).is_superuser
        assert not fresh(site_administrator).is_staff

    def test_a_superuser_makes_and_unmakes_one(self, editor_client, clinician):
        edit(editor_client, clinician, is_superuser="on")
        assert fresh(clinician).is_superuser
        edit(editor_client, clinician)
        assert not fresh(clinician).is_superuser


@pytest.mark.parametrize("target", ["boss", "stronger"])
class TestAccountsOutOfReach:
    """A site administrator against a superuser, and against somebody with one more right."""

    @pytest.fixture
    def account(self, target, boss, stronger):
        return {"boss": boss, "stronger": stronger}[target]

    @pytest.fixture
    def attacker(self, client_of, site_administrator):
        return client_of(site_administrator)

    def test_are_not_shown_for_editing(self, attacker, account):
        for action in ("edit", "delete", "send_link"):
            response = attacker.get(url_of(action, account.pk))
            assert response.status_code == 302
            assert response.url == reverse("wagtailadmin_home")

    def test_are_not_taken_over_by_another_address(self, attacker, account):
        edit(attacker, account, email="mine@clinic.example")
        assert fresh(account).email == account.email

    def test_are_not_deactivated(self, attacker, account):
        edit(attacker, account, is_active="")
        assert fresh(account).is_active

    def test_are_not_deleted(self, attacker, account):
        attacker.post(url_of("delete", account.pk))
        assert User.objects.filter(pk=account.pk).exists()

    def test_are_sent_no_link(self, attacker, account):
        page = attacker.post(url_of("send_link", account.pk), follow=True)
        assert "confirm/" not in page.text

    def test_are_left_alone_by_bulk_actions(self, attacker, account, staff_member):
        both = [account, staff_member]
        bulk(attacker, "set_active_state", both, mark_as_active="False")
        assert fresh(account).is_active
        assert not fresh(staff_member).is_active
        bulk(attacker, "assign_role", both, role=role(CLINICIANS).pk)
        assert not fresh(account).groups.exists()
        assert role(CLINICIANS) in fresh(staff_member).groups.all()
        bulk(attacker, "delete", both)
        assert User.objects.filter(pk=account.pk).exists()
        assert not User.objects.filter(pk=staff_member.pk).exists()

    def test_are_left_alone_by_bulk_actions_on_all(self, attacker, account):
        url = reverse("wagtail_bulk_action", args=["accounts", "user", "delete"])
        attacker.post(f"{url}?id=all&next={url_of('index')}")
        assert User.objects.filter(pk=account.pk).exists()


class TestRoles:
    def test_a_site_administrator_gives_any_of_the_three(self, client_of, site_administrator):
        client = client_of(site_administrator)
        for number, record in enumerate((CLINIC_STAFF, CLINICIANS, SITE_ADMINISTRATORS)):
            email = f"new{number}@clinic.example"
            client.post(
                url_of("add"),
                {
                    "email": email,
                    "first_name": "N",
                    "last_name": "H",
                    "groups": [role(record).pk],
                },
            )
            assert [group.name for group in User.objects.get(email=email).groups.all()] == [
                record.name
            ]

    def test_nobody_gives_a_role_with_rights_they_lack(self, client_of, helper, staff_member):
        client = client_of(helper)
        page = client.get(url_of("add"))
        assert "Clinic staff" in page.text
        assert "Clinicians" not in page.text
        forged = role(CLINICIANS).pk
        new = {"email": "new@clinic.example", "first_name": "N", "last_name": "H"}
        response = client.post(url_of("add"), {**new, "groups": [forged]})
        assert "groups" in response.context["form"].errors
        assert not User.objects.filter(email="new@clinic.example").exists()
        response = edit(client, staff_member, groups=[role(CLINIC_STAFF).pk, forged])
        assert "groups" in response.context["form"].errors
        response = bulk(client, "assign_role", [staff_member], role=forged)
        assert response.status_code == 200
        assert [group.name for group in fresh(staff_member).groups.all()] == ["Clinic staff"]

    def test_the_bulk_form_offers_only_what_can_be_given(self, client_of, helper, staff_member):
        url = reverse("wagtail_bulk_action", args=["accounts", "user", "assign_role"])
        page = client_of(helper).get(f"{url}?id={staff_member.pk}")
        assert "Clinic staff" in page.text
        assert "Clinicians" not in page.text

    def test_nobody_edits_the_account_of_a_stronger_role(self, client_of, helper, clinician):
        edit(client_of(helper), clinician, email="mine@clinic.example")
        assert fresh(clinician).email == clinician.email

    def test_equals_edit_each_other(self, client_of, site_administrator):
        other = UserFactory(email="other@clinic.example")
        other.groups.add(role(SITE_ADMINISTRATORS))
        edit(client_of(site_administrator), other, email="moved@clinic.example")
        assert fresh(other).email == "moved@clinic.example"

    def test_somebody_without_the_permission_manages_nobody(self, client_of, clinician):
        target = UserFactory(email="plain@clinic.example")
        client = client_of(clinician)
        for action, args in (
            ("index", ()),
            ("index_results", ()),
            ("add", ()),
            ("edit", (target.pk,)),
            ("delete", (target.pk,)),
            ("history", (target.pk,)),
            ("history_results", (target.pk,)),
            ("usage", (target.pk,)),
            ("send_link", (target.pk,)),
        ):
            assert client.get(url_of(action, *args)).url == reverse("wagtailadmin_home")
            client.post(url_of(action, *args), {"email": "x@clinic.example"})
        bulk(client, "delete", [target])
        bulk(client, "set_active_state", [target], mark_as_active="False")
        bulk(client, "assign_role", [target], role=role(CLINIC_STAFF).pk)
        assert fresh(target).email == "plain@clinic.example"
        assert fresh(target).is_active
        assert not fresh(target).groups.exists()

    def test_whoever_may_only_change_cannot_delete(self, client_of, staff_member):
        user = UserFactory()
        user.groups.add(role(CLINIC_STAFF))
        user.user_permissions.add(permission("accounts.change_user"))
        client = client_of(user)
        client.post(url_of("delete", staff_member.pk))
        bulk(client, "delete", [staff_member])
        assert User.objects.filter(pk=staff_member.pk).exists()

    def test_accounts_cannot_be_copied(self, editor_client, boss):
        copy = url_of("edit", boss.pk).replace("/edit/", "/copy/")
        assert editor_client.get(copy).status_code == 404


class TestGroupAdministration:
    @pytest.fixture
    def client(self, client_of, site_administrator):
        for action in ("add", "change", "delete"):
            site_administrator.user_permissions.add(permission(f"auth.{action}_group"))
        return client_of(site_administrator)

    def test_is_closed_even_to_who_may_change_groups(self, client):
        group = role(CLINIC_STAFF)
        for action, args in (
            ("index", ()),
            ("add", ()),
            ("edit", (group.pk,)),
            ("delete", (group.pk,)),
            ("history", (group.pk,)),
        ):
            url = reverse(f"wagtailusers_groups:{action}", args=args)
            assert client.get(url).url == reverse("wagtailadmin_home")
            client.post(url, {"name": "Taken over"})
        assert Group.objects.filter(pk=group.pk, name=group.name).exists()
        assert not Group.objects.filter(name="Taken over").exists()
        assert reverse("wagtailusers_groups:index") not in client.get("/admin/", follow=True).text

    def test_is_open_to_superusers(self, editor_client):
        url = reverse("wagtailusers_groups:edit", args=[role(CLINIC_STAFF).pk])
        assert editor_client.get(url).status_code == 200
