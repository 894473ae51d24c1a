"""Makes accounts for tests of reviews."""

from django.contrib.auth.models import Group

from tests.factories import PersonFactory, UserFactory


def member_of(*roles):
    """Make an account that is in the groups of some `pages.roles.Role`s."""
    user = UserFactory(is_staff=True)
    user.groups.set(Group.objects.filter(name__in=[role.name for role in roles]))
    return user


def signer_in(*roles, **fields):
    """Make such an account with a profile that names credentials; `fields` are the profile's."""
    user = member_of(*roles)
    PersonFactory(account=user, **{"credentials": "MD", **fields})
    return user
