"""What can be done to several accounts ticked in the list, with the rules of single accounts."""

from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from wagtail.admin import messages
from wagtail.users.views import bulk_actions as wagtail_actions

from .authority import keeping_an_administrator
from .users import AuthorityMixin


class AssignRole(AuthorityMixin, wagtail_actions.AssignRoleBulkAction):
    """Puts accounts within reach into a group whose rights the actor has."""

    def check_perm(self, obj):
        return self.authority.may_change(obj)

    def get_form(self, form_class=None):
        form = super().get_form(form_class)
        form.fields["role"].queryset = self.authority.grantable_groups()
        return form


class KeepingAnAdministrator(AuthorityMixin):
    """Does nothing to anybody if no active administrator would be left."""

    @classmethod
    def execute_action(cls, objects, **kwargs):
        with keeping_an_administrator():
            return super().execute_action(objects, **kwargs)

    def form_valid(self, form):
        try:
            return super().form_valid(form)
        except ValidationError as error:
            messages.error(self.request, error.messages[0])
            return redirect(self.next_url)


class Delete(KeepingAnAdministrator, wagtail_actions.DeleteBulkAction):
    """Deletes accounts within reach, never one's own."""

    def check_perm(self, obj):
        return self.authority.may_delete(obj)


class SetActiveState(KeepingAnAdministrator, wagtail_actions.SetActiveStateBulkAction):
    """Lets accounts within reach log in, or no longer. One's own stays as it is."""

    def check_perm(self, obj):
        return self.authority.may_change(obj)
