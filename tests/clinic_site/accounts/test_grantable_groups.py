"""Nobody puts anybody into a group with a right that they lack: each kind of right, by place."""

import pytest
from django.contrib.auth.models import Group
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
from tests.clinic_site.accounts.helpers import fresh, permission
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


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
