"""Who hears of what belongs to nobody else."""

from django.contrib.auth import get_user_model
from django.db.models import Q

from pages.roles import SITE_ADMINISTRATORS


def site_administrators():
    """Return the active administrators' accounts that have an e-mail address, as a queryset."""
    accounts = get_user_model().objects.filter(
        Q(is_superuser=True) | Q(groups__name=SITE_ADMINISTRATORS.name), is_active=True
    )
    return accounts.exclude(email="").order_by("email").distinct()
