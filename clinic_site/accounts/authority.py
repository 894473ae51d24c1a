"""What somebody may do to accounts.

The rule: nobody gives away, takes away or takes over rights that they do not have themselves.
Whoever can change an account can make it their own, by changing its e-mail address and asking for
a new password; so an account with more rights than one's own is out of reach.
"""

from contextlib import contextmanager

from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from .models import User
from .rights import cover, rights_by_group, rights_of


class Authority:
    """The answers for one acting account. Loads the rights of all groups once."""

    def __init__(self, actor):
        self.actor = actor

    @cached_property
    def _by_group(self):
        return rights_by_group()

    @cached_property
    def _own_rights(self):
        return rights_of(self.actor, self._by_group)

    def may_change(self, account):
        """Say whether the actor may change an account: it has no right that they lack."""
        if not self.actor.has_perm("accounts.change_user"):
            return False
        return self._reaches(account)

    def may_delete(self, account):
        """Say whether the actor may delete an account. Nobody deletes their own."""
        if not self.actor.has_perm("accounts.delete_user") or account.pk == self.actor.pk:
            return False
        return self._reaches(account)

    def _reaches(self, account):
        if self.actor.is_superuser:
            return True
        if account.is_superuser:
            return False
        return cover(self._own_rights, rights_of(account, self._by_group))

    def grantable_groups(self):
        """Return the groups the actor may put somebody into: those with no right that they lack."""
        if self.actor.is_superuser:
            return Group.objects.all()
        covered = [pk for pk, rights in self._by_group.items() if cover(self._own_rights, rights)]
        return Group.objects.filter(pk__in=covered)


@contextmanager
def keeping_an_administrator():
    """Undo what is done inside if it leaves nobody who may do everything.

    The lock makes two administrators who deactivate each other at once wait for one another.
    Raises ValidationError with a sentence for whoever tried.
    """
    administrators = User.objects.filter(is_superuser=True, is_active=True)
    with transaction.atomic():
        had_one = bool(administrators.select_for_update())
        yield
        if had_one and not administrators.exists():
            raise ValidationError(
                _("This is the last active administrator. Make another one first.")
            )
