"""Nobody gives, takes or takes over rights that they do not have. The tests post forged fields."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from wagtail import hooks
from wagtail.admin.views.bulk_action.registry import bulk_action_registry
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    GroupSitePermission,
    Page,
    Site,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from clinic_site.accounts.authority import Authority
from clinic_site.accounts.bulk_actions import AssignRole, Delete, SetActiveState
from clinic_site.accounts.models import User
from clinic_site.accounts.users import ClinicUserViewSet
from pages.roles import CLINIC_STAFF, CLINICIANS, SITE_ADMINISTRATORS
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def permission(name):
    app, codename = name.split(".")
    return Permission.objects.get(content_type__app_label=app, codename=codename)


def role(record):
    return Group.objects.get(name=record.name)


def url_of(action, *args):
    return reverse(f"wagtailusers_users:{action}", args=args)


def bulk(client, action, accounts, **data):
    url = reverse("wagtail_bulk_action", args=["accounts", "user", action])
    ids = "&".join(f"id={account.pk}" for account in accounts)
    return client.post(f"{url}?{ids}&next={url_of('index')}", data)


def edit(client, account, **fields):
    data = {
        "email": account.email,
        "first_name": "Ana",
        "last_name": "Ruiz",
        "is_active": "on",
        "groups": [group.pk for group in account.groups.all()],
        **fields,
    }
    return client.post(url_of("edit", account.pk), data)


def fresh(account):
    return User.objects.get(pk=account.pk)


@pytest.fixture
def boss():
    """A second superuser."""
    return UserFactory(email="boss@clinic.example", is_superuser=True)


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


class TestGrantableGroups:
    """Each kind of right, held at a place and wanted at another."""

    @pytest.fixture
    def holder(self):
        user = UserFactory()
        self.own = Group.objects.create(name="Own")
        user.groups.add(self.own)
        return user

    @pytest.fixture
    def wanted(self):
        return Group.objects.create(name="Wanted")

    def is_grantable(self, holder, wanted):
        return wanted in Authority(fresh(holder)).grantable_groups()

    def test_an_empty_group(self, holder, wanted):
        assert self.is_grantable(holder, wanted)

    def test_a_permission(self, holder, wanted):
        wanted.permissions.add(permission("blog.add_study"))
        assert not self.is_grantable(holder, wanted)
        holder.user_permissions.add(permission("blog.add_study"))
        assert self.is_grantable(holder, wanted)

    def test_pages(self, site, holder, wanted):
        publish, change = (
            permission("wagtailcore.publish_page"),
            permission("wagtailcore.change_page"),
        )
        GroupPagePermission.objects.create(group=wanted, page=site.blog, permission=publish)
        GroupPagePermission.objects.create(group=self.own, page=site.blog, permission=change)
        assert not self.is_grantable(holder, wanted)
        sibling = site.home.add_child(instance=Page(title="Other", slug="other"))
        below_not_above = GroupPagePermission.objects.create(
            group=self.own, page=sibling, permission=publish
        )
        assert not self.is_grantable(holder, wanted)
        below_not_above.delete()
        GroupPagePermission.objects.create(group=self.own, page=site.home, permission=publish)
        assert self.is_grantable(holder, wanted)

    def test_a_right_on_a_page_is_none_on_the_pages_above(self, site, holder, wanted):
        publish = permission("wagtailcore.publish_page")
        GroupPagePermission.objects.create(group=wanted, page=site.home, permission=publish)
        GroupPagePermission.objects.create(group=self.own, page=site.blog, permission=publish)
        assert not self.is_grantable(holder, wanted)

    def test_collections(self, holder, wanted):
        add = permission("wagtailimages.add_image")
        root = Collection.get_first_root_node()
        child = root.add_child(name="Child")
        GroupCollectionPermission.objects.create(group=wanted, collection=child, permission=add)
        assert not self.is_grantable(holder, wanted)
        GroupCollectionPermission.objects.create(group=self.own, collection=root, permission=add)
        assert self.is_grantable(holder, wanted)
        GroupCollectionPermission.objects.create(group=wanted, collection=root, permission=add)
        assert self.is_grantable(holder, wanted)

    def test_a_collection_is_no_page(self, holder, wanted):
        publish = permission("wagtailcore.publish_page")
        GroupPagePermission.objects.create(
            group=wanted, page=Page.get_first_root_node(), permission=publish
        )
        GroupCollectionPermission.objects.create(
            group=self.own, collection=Collection.get_first_root_node(), permission=publish
        )
        assert not self.is_grantable(holder, wanted)

    def test_sites(self, site, holder, wanted):
        change = permission("pages.change_clinicsettings")
        GroupSitePermission.objects.create(group=wanted, site=Site.objects.get(), permission=change)
        assert not self.is_grantable(holder, wanted)
        self.own.permissions.add(change)
        assert self.is_grantable(holder, wanted)

    def test_approving_pages_counts_as_publishing_them(self, site, holder, wanted):
        task = GroupApprovalTask.objects.create(name="Look at it")
        task.groups.add(wanted)
        workflow = Workflow.objects.create(name="Blog")
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
        WorkflowPage.objects.create(workflow=workflow, page=site.blog)
        assert not self.is_grantable(holder, wanted)
        GroupPagePermission.objects.create(
            group=self.own, page=site.home, permission=permission("wagtailcore.publish_page")
        )
        assert self.is_grantable(holder, wanted)


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


class TestTheLastWayIn:
    def test_nobody_deactivates_or_demotes_themselves(self, editor_client, administrator):
        edit(editor_client, administrator, is_active="", is_superuser="")
        bulk(editor_client, "set_active_state", [administrator], mark_as_active="False")
        assert fresh(administrator).is_active
        assert fresh(administrator).is_superuser

    def test_nobody_deletes_themselves(self, editor_client, administrator):
        page = editor_client.post(url_of("delete", administrator.pk), follow=True)
        assert "You cannot delete your own account." in page.text
        bulk(editor_client, "delete", [administrator])
        assert User.objects.filter(pk=administrator.pk).exists()

    def test_nobody_changes_their_own_roles(self, client_of, site_administrator):
        page = client_of(site_administrator).get(url_of("edit", site_administrator.pk))
        assert 'name="groups"' not in page.text
        edit(client_of(site_administrator), site_administrator, groups=[])
        assert fresh(site_administrator).groups.exists()

    def test_a_superuser_removes_another(self, editor_client, boss):
        editor_client.post(url_of("delete", boss.pk))
        assert not User.objects.filter(pk=boss.pk).exists()

    @pytest.mark.parametrize("way", ["deactivate", "demote", "delete", "bulk state", "bulk delete"])
    def test_two_who_remove_each_other_at_once_leave_one(
        self, editor_client, administrator, boss, way
    ):
        def the_other_is_faster(*args, **kwargs):
            User.objects.filter(pk=administrator.pk).update(is_active=False)

        steps = {
            "deactivate": (
                "edit_user",
                lambda: edit(editor_client, boss, is_superuser="on", is_active=""),
            ),
            "demote": ("edit_user", lambda: edit(editor_client, boss)),
            "delete": ("delete_user", lambda: editor_client.post(url_of("delete", boss.pk))),
            "bulk state": (
                "bulk_action",
                lambda: bulk(editor_client, "set_active_state", [boss], mark_as_active="False"),
            ),
            "bulk delete": ("bulk_action", lambda: bulk(editor_client, "delete", [boss])),
        }
        hook, act = steps[way]
        with hooks.register_temporarily(f"before_{hook}", the_other_is_faster):
            response = act()
        left = fresh(boss)
        assert left.is_superuser
        assert left.is_active
        sentence = "This is the last active administrator. Make another one first."
        if response.status_code == 200:
            assert sentence in response.text
        else:
            stored = "".join(str(message) for message in response.wsgi_request._messages)
            assert sentence in stored
