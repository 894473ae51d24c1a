"""The roles of a new site are those of the table; what administrators change stays changed."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.core.management.sql import emit_post_migrate_signal
from django.db import DEFAULT_DB_ALIAS
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Task,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from pages import role_setup, roles
from pages.models import AppliedGrant
from pages.role_setup import set_up_roles
from pages.roles import CLINIC_STAFF, CLINICIANS, ROLES, SITE_ADMINISTRATORS, Role
from tests.factories import UserFactory

CHECKOUT = Path(__file__).parents[2]


def migrate():
    set_up_roles(using=DEFAULT_DB_ALIAS)


def name_of(permission):
    return f"{permission.content_type.app_label}.{permission.codename}"


def grants_of(group):
    """Return what a group has been given, in the form of `Role.grants`."""
    return {
        *(("site", name_of(permission)) for permission in group.permissions.all()),
        *(("pages", name_of(given.permission)) for given in group.page_permissions.all()),
        *(
            ("collections", name_of(given.permission))
            for given in group.collection_permissions.all()
        ),
    }


def group_of(role):
    return Group.objects.get(name=role.name)


def everything():
    """Return all that the step may touch, so that two runs can be compared."""
    return {
        "groups": {group.name: sorted(grants_of(group)) for group in Group.objects.all()},
        "workflows": sorted(Workflow.objects.values_list("name", "active")),
        "tasks": sorted(
            (task.name, task.active, *sorted(group.name for group in task.groups.all()))
            for task in GroupApprovalTask.objects.all()
        ),
        "attached": sorted(WorkflowPage.objects.values_list("workflow__name", "page__path")),
        "records": sorted(AppliedGrant.objects.values_list("role", "grant", "group__name")),
    }


@pytest.fixture
def new_grant(monkeypatch):
    """A later version of the table in which clinic staff may also add topics."""
    later = Role(
        CLINIC_STAFF.name,
        CLINIC_STAFF.permissions | {"blog.add_topic"},
        CLINIC_STAFF.on_pages,
        CLINIC_STAFF.on_collections,
    )
    monkeypatch.setattr(role_setup, "ROLES", (later, CLINICIANS, SITE_ADMINISTRATORS))
    return ("site", "blog.add_topic")


class TestTheTable:
    @pytest.mark.django_db
    def test_names_permissions_that_exist(self):
        known = {name_of(permission) for permission in Permission.objects.all()}
        assert {name for role in ROLES for _kind, name in role.grants} <= known

    def test_each_role_includes_the_one_before_but_only_clinicians_sign_reviews(self):
        signing = {("site", "pages.sign_review")}
        assert signing <= CLINICIANS.grants
        assert CLINIC_STAFF.grants < CLINICIANS.grants - signing < SITE_ADMINISTRATORS.grants
        assert not signing & SITE_ADMINISTRATORS.grants

    def test_nobody_gets_at_groups(self):
        assert not [name for role in ROLES for _kind, name in role.grants if "group" in name]

    def test_only_clinicians_and_above_publish(self):
        assert ("pages", "wagtailcore.publish_page") not in CLINIC_STAFF.grants
        assert ("pages", "wagtailcore.publish_page") in CLINICIANS.grants
        assert roles.APPROVING_ROLE is CLINICIANS

    def test_site_administrators_have_users_and_dates(self):
        assert {"accounts.change_user", "pages.correct_dates"} <= SITE_ADMINISTRATORS.permissions


@pytest.mark.django_db
class TestANewSite:
    """The test database was made by migrating an empty one in a single run."""

    def test_has_exactly_the_groups_of_the_table(self):
        found = {group.name: grants_of(group) for group in Group.objects.all()}
        assert found == {role.name: role.grants for role in ROLES}

    def test_gives_rights_on_everything_from_the_root_down(self):
        pages = set(GroupPagePermission.objects.values_list("page__depth", flat=True))
        collections = set(
            GroupCollectionPermission.objects.values_list("collection__depth", flat=True)
        )
        assert (pages, collections) == ({1}, {1})

    def test_lets_clinicians_approve_every_page(self):
        [attached] = WorkflowPage.objects.all()
        assert attached.page.is_root()
        assert attached.workflow.active
        assert attached.workflow.name == "Approval by a clinician"
        [task] = Task.objects.all()
        assert task.active
        assert task.name == "Approval by a clinician"
        assert [group.name for group in task.specific.groups.all()] == ["Clinicians"]

    def test_stays_the_same_when_migrated_again(self):
        before = everything()
        call_command("migrate", verbosity=0)
        assert everything() == before


@pytest.mark.django_db
class TestWhatAdministratorsChanged:
    def test_a_permission_taken_away_stays_away(self):
        group = group_of(CLINICIANS)
        group.permissions.remove(Permission.objects.get(codename="delete_topic"))
        group.page_permissions.filter(permission__codename="lock_page").delete()
        group.collection_permissions.filter(permission__codename="add_document").delete()
        before = everything()
        migrate()
        assert everything() == before
        assert ("site", "blog.delete_topic") not in grants_of(group)

    def test_a_permission_added_stays(self):
        group = group_of(CLINIC_STAFF)
        group.permissions.add(Permission.objects.get(codename="add_redirect"))
        migrate()
        assert ("site", "wagtailredirects.add_redirect") in grants_of(group)

    def test_a_deleted_role_does_not_come_back(self, new_grant):
        group_of(CLINIC_STAFF).delete()
        migrate()
        migrate()
        assert not Group.objects.filter(name=CLINIC_STAFF.name).exists()

    def test_a_renamed_role_is_not_made_again_and_gets_what_is_new(self, new_grant):
        group = group_of(CLINIC_STAFF)
        group.name = "Front desk"
        group.save()
        migrate()
        assert not Group.objects.filter(name=CLINIC_STAFF.name).exists()
        assert new_grant in grants_of(group)

    def test_a_new_grant_is_added_once_and_nothing_else(self, new_grant):
        group = group_of(CLINIC_STAFF)
        taken_away = Permission.objects.get(codename="add_study")
        group.permissions.remove(taken_away)
        migrate()
        expected = (CLINIC_STAFF.grants | {new_grant}) - {("site", "blog.add_study")}
        assert grants_of(group) == expected
        group.permissions.remove(Permission.objects.get(codename="add_topic"))
        migrate()
        assert grants_of(group) == expected - {new_grant}

    def test_a_workflow_they_made_stays(self):
        Workflow.objects.all().delete()
        Task.objects.all().delete()
        own = Workflow.objects.create(name="Our own")
        WorkflowPage.objects.create(workflow=own, page=Page.get_first_root_node())
        migrate()
        assert [workflow.name for workflow in Workflow.objects.all()] == ["Our own"]
        assert not Task.objects.exists()

    def test_an_approval_they_switched_off_stays_off(self):
        WorkflowPage.objects.all().delete()
        migrate()
        assert not WorkflowPage.objects.exists()


@pytest.mark.django_db
class TestASiteThatWasThereBefore:
    """A site of plain Wagtail, on which the step runs for the first time."""

    @pytest.fixture(autouse=True)
    def plain_site(self):
        AppliedGrant.objects.all().delete()
        Group.objects.all().delete()
        Workflow.objects.all().delete()
        Task.objects.all().delete()
        self.editors = Group.objects.create(name="Editors")
        self.moderators = Group.objects.create(name="Moderators")

    def stock_workflow(self, name="Moderators approval"):
        task = GroupApprovalTask.objects.create(name=name)
        task.groups.add(self.moderators)
        workflow = Workflow.objects.create(name=name)
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
        WorkflowPage.objects.create(workflow=workflow, page=Page.get_first_root_node())
        return workflow

    def test_empty_stock_groups_go(self):
        migrate()
        assert not Group.objects.filter(name__in=["Editors", "Moderators"]).exists()

    def test_a_stock_group_with_somebody_in_it_stays(self):
        UserFactory().groups.add(self.editors)
        migrate()
        assert Group.objects.filter(name="Editors").exists()
        assert not Group.objects.filter(name="Moderators").exists()

    def test_a_group_made_later_under_a_stock_name_stays(self):
        migrate()
        Group.objects.create(name="Editors")
        migrate()
        assert Group.objects.filter(name="Editors").exists()

    def test_a_group_that_has_the_name_of_a_role_becomes_it(self):
        own = Group.objects.create(name=CLINICIANS.name)
        own.permissions.add(Permission.objects.get(codename="add_redirect"))
        migrate()
        assert grants_of(own) == CLINICIANS.grants | {("site", "wagtailredirects.add_redirect")}

    def test_the_stock_approval_is_taken_over(self):
        workflow = self.stock_workflow()
        migrate()
        [kept] = Workflow.objects.all()
        assert (kept.pk, kept.name) == (workflow.pk, "Approval by a clinician")
        [task] = GroupApprovalTask.objects.all()
        assert [group.name for group in task.groups.all()] == ["Clinicians"]

    def test_a_stock_approval_with_a_second_task_is_left_alone(self):
        workflow = self.stock_workflow()
        WorkflowTask.objects.create(
            workflow=workflow, task=GroupApprovalTask.objects.create(name="Legal"), sort_order=1
        )
        migrate()
        assert {workflow.name for workflow in Workflow.objects.all()} == {"Moderators approval"}

    def test_an_approval_is_made_where_there_is_none(self):
        migrate()
        [attached] = WorkflowPage.objects.all()
        assert attached.workflow.name == "Approval by a clinician"
        assert [task.name for task in attached.workflow.tasks] == ["Approval by a clinician"]

    def test_a_second_run_changes_nothing(self):
        migrate()
        before = everything()
        migrate()
        assert everything() == before


@pytest.mark.django_db
class TestADatabaseThatIsNotReady:
    def test_a_flushed_one_gets_nothing_and_does_not_fail(self):
        """`flush` sends the same signal for tables without a row."""
        for model in (Page, Collection, Group, AppliedGrant, Workflow, Task):
            model.objects.all().delete()
        emit_post_migrate_signal(verbosity=0, interactive=False, db=DEFAULT_DB_ALIAS)
        assert not Group.objects.exists()
        assert not AppliedGrant.objects.exists()

    def test_without_the_tables_nothing_is_tried(self, django_assert_num_queries):
        class EarlierState:
            @staticmethod
            def get_model(app, model):
                raise LookupError

        with django_assert_num_queries(0):
            set_up_roles(using=DEFAULT_DB_ALIAS, apps=EarlierState)


def test_one_migrate_of_an_empty_database_gives_what_the_table_says(tmp_path):
    script = """
import json, django
django.setup()
from django.core.management import call_command
from django.core.management.sql import emit_post_migrate_signal
call_command("migrate", verbosity=0)
from django.contrib.auth.models import Group
def name(p): return f"{p.content_type.app_label}.{p.codename}"
print(json.dumps({
    group.name: sorted(
        [["site", name(p)] for p in group.permissions.all()]
        + [["pages", name(g.permission)] for g in group.page_permissions.all()]
        + [["collections", name(g.permission)] for g in group.collection_permissions.all()]
    )
    for group in Group.objects.all()
}))
"""
    environment = {
        **{name: value for name, value in os.environ.items() if name != "DATABASE_URL"},
        "DJANGO_SETTINGS_MODULE": "clinic_site.settings.test",
        "VAR_DIR": str(tmp_path),
    }
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=CHECKOUT,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(done.stdout) == {
        role.name: sorted(list(grant) for grant in role.grants) for role in ROLES
    }
