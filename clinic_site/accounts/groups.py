"""Wagtail's group administration, for administrators alone.

Whoever can change a group can give every right to everybody in it, so the permissions
`auth.add_group`, `auth.change_group` and `auth.delete_group` open nothing here.
"""

from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.users.views.groups import GroupViewSet


class AdministratorsOnlyPolicy(ModelPermissionPolicy):
    """Allows active superusers everything and everybody else nothing."""

    def user_has_permission(self, user, action):
        return user.is_active and user.is_superuser

    def user_has_any_permission(self, user, actions):
        return user.is_active and user.is_superuser

    def users_with_any_permission(self, actions):
        return super().users_with_any_permission(actions).filter(is_superuser=True)


class ClinicGroupViewSet(GroupViewSet):
    """The addresses below `/admin/groups/`."""

    @property
    def permission_policy(self):
        return AdministratorsOnlyPolicy(self.model)
