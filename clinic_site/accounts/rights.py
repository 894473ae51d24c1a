"""What groups and accounts may do, in a form that can be compared."""

from typing import NamedTuple

from django.conf import settings
from django.contrib.auth.models import Group, Permission
from wagtail.models import (
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    GroupSitePermission,
)

EVERYWHERE, PAGE, COLLECTION, SITE = "everywhere", "page", "collection", "site"


class Right(NamedTuple):
    """A permission and where it holds.

    `place` is the treebeard path of a page or collection, and the right holds for every place whose
    path begins with it; for a site it is its id, for a right that holds everywhere it is empty.
    """

    kind: str
    place: str
    permission: int


def cover(held, wanted):
    """Say whether the rights that are held include all of the wanted ones (sets of `Right`)."""
    return all(right in held or _is_held_above(held, right) for right in wanted)


def _is_held_above(held, right):
    if right.kind == SITE:
        return Right(EVERYWHERE, "", right.permission) in held
    return any(
        other.kind == right.kind
        and other.permission == right.permission
        and right.place.startswith(other.place)
        for other in held
    )


def rights_by_group():
    """Return `{group id: set of Right}`. The number of queries does not grow with the groups.

    Approving a page in a workflow publishes it, so a group that is asked to counts as one that may
    publish there. What `settings.QUALIFICATIONS` names is no right over anything, and left out.
    """
    rights = {group: set() for group in Group.objects.values_list("pk", flat=True)}
    site_wide = Group.permissions.through.objects.values_list(
        "group_id",
        "permission_id",
        "permission__content_type__app_label",
        "permission__codename",
    )
    for group, permission, app_label, codename in site_wide:
        if f"{app_label}.{codename}" in settings.QUALIFICATIONS:
            continue
        rights[group].add(Right(EVERYWHERE, "", permission))
    for kind, model, place in (
        (PAGE, GroupPagePermission, "page__path"),
        (COLLECTION, GroupCollectionPermission, "collection__path"),
    ):
        for group, path, permission in model.objects.values_list(
            "group_id", place, "permission_id"
        ):
            rights[group].add(Right(kind, path, permission))
    on_sites = GroupSitePermission.objects.values_list("group_id", "site_id", "permission_id")
    for group, site, permission in on_sites:
        rights[group].add(Right(SITE, str(site), permission))
    publish = Permission.objects.filter(
        content_type__app_label="wagtailcore", codename="publish_page"
    ).values_list("pk", flat=True)
    approvals = GroupApprovalTask.objects.filter(active=True).values_list(
        "groups", "workflow_tasks__workflow__workflow_pages__page__path"
    )
    for group, path in approvals:
        if group is not None and path is not None:
            rights[group].update(Right(PAGE, path, permission) for permission in publish)
    return rights


def rights_of(account, by_group):
    """Return the set of `Right` of an account that is no superuser, from its groups and its own.

    `by_group` is what `rights_by_group` returned.
    """
    own = {Right(EVERYWHERE, "", permission.pk) for permission in account.user_permissions.all()}
    return own.union(*(by_group[group.pk] for group in account.groups.all()))
