"""Gives the roles of `pages/roles.py` to a site, after every migrate.

Not in a migration: while migrations run on an empty database there are no permissions yet. Each
step is remembered in `AppliedGrant` and never taken twice, so that what an administrator changes,
renames or deletes stays as they left it, and a grant that a later version adds is still given.
"""

from django.apps import apps as installed_apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from .models import AppliedGrant
from .roles import APPROVING_ROLE, ROLES

STOCK_GROUPS = ("Editors", "Moderators")
STOCK_APPROVAL = "Moderators approval"  # workflow and task, from wagtailcore's migration 0048
APPROVAL = "Approval by a clinician"
ONCE_FOR_THE_SITE = ""  # stands for the role in the record of a step that belongs to none


def set_up_roles(using, apps=installed_apps, **kwargs):
    """Receive post_migrate and bring groups, their permissions and the workflow up to the table.

    Does nothing while the tables do not exist (a migration to an earlier state) and on a database
    without its root page (flushed by a test), because there is nothing to give rights on.
    """
    try:
        apps.get_model("pages", "AppliedGrant")
    except LookupError:
        return
    root = Page.objects.using(using).filter(depth=1).order_by("path").first()
    collection = Collection.objects.using(using).filter(depth=1).order_by("path").first()
    if root is None or collection is None:
        return
    # post_migrate runs app by app, so those that come after this one have no permissions yet.
    for app_config in installed_apps.get_app_configs():
        create_permissions(app_config, verbosity=0, using=using)
    with transaction.atomic(using=using):
        apply_roles(root, collection, using)
        set_up_approval(root, using)
        remove_stock_groups(using)


def apply_roles(root, collection, using):
    """Give each role the grants it was never given here."""
    permissions = {
        f"{permission.content_type.app_label}.{permission.codename}": permission
        for permission in Permission.objects.using(using).select_related("content_type")
    }
    for role in ROLES:
        records = AppliedGrant.objects.using(using).filter(role=role.name)
        applied = {record.grant: record for record in records.select_related("group")}
        missing = sorted(
            (kind, name) for kind, name in role.grants if f"{kind}: {name}" not in applied
        )
        if not missing:
            continue
        if applied:
            group = next(iter(applied.values())).group
        else:
            group, _created = Group.objects.using(using).get_or_create(name=role.name)
        for kind, name in missing:
            if group is not None:
                give(group, kind, permissions[name], root, collection, using)
            AppliedGrant.objects.using(using).create(
                role=role.name, grant=f"{kind}: {name}", group=group
            )


def give(group, kind, permission, root, collection, using):
    """Give a group one permission: on the site, on all pages or on all collections."""
    if kind == "site":
        group.permissions.add(permission)
    elif kind == "pages":
        GroupPagePermission.objects.using(using).get_or_create(
            group=group, page=root, permission=permission
        )
    else:
        GroupCollectionPermission.objects.using(using).get_or_create(
            group=group, collection=collection, permission=permission
        )


def is_first_time(step, using):
    """Record a step that the site takes once; return False if it was taken before."""
    _record, created = AppliedGrant.objects.using(using).get_or_create(
        role=ONCE_FOR_THE_SITE, grant=step
    )
    return created


def set_up_approval(root, using):
    """Let pages be approved by the approving role, unless somebody has set up a workflow here.

    Wagtail's own migrations make a workflow that asks its Moderators; an untouched one is taken
    over, so that no second one stands beside it.
    """
    if not is_first_time("approval", using):
        return
    group = Group.objects.using(using).filter(name=APPROVING_ROLE.name).first()
    if group is None:
        return
    if not WorkflowPage.objects.using(using).filter(page=root).exists():
        workflow = Workflow.objects.using(using).create(name=APPROVAL)
        task = GroupApprovalTask.objects.using(using).create(name=APPROVAL)
        WorkflowTask.objects.using(using).create(workflow=workflow, task=task, sort_order=0)
        WorkflowPage.objects.using(using).create(workflow=workflow, page=root)
        task.groups.set([group])
        return
    steps = WorkflowTask.objects.using(using).filter(
        workflow__name=STOCK_APPROVAL, workflow__workflow_pages__page=root
    )
    stock = [step for step in steps if step.task.name == STOCK_APPROVAL]
    if len(stock) == len(steps) == 1:
        workflow, task = stock[0].workflow, stock[0].task.specific
        workflow.name = task.name = APPROVAL
        workflow.save()
        task.save()
        task.groups.set([group])


def remove_stock_groups(using):
    """Delete the groups that Wagtail's migrations make, if nobody is in them."""
    if is_first_time("stock groups", using):
        Group.objects.using(using).filter(name__in=STOCK_GROUPS, user=None).delete()
