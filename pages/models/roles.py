"""Which parts of a role have been given once."""

from django.contrib.auth.models import Group
from django.db import models
from django.utils.translation import gettext_lazy as _


class AppliedGrant(models.Model):
    """A grant of `pages/roles.py` that was applied to this site.

    It is never applied again, so that a permission an administrator takes away stays away. `group`
    is the group that stands for the role here, whatever an administrator has named it since; it
    is empty when they have deleted it.
    """

    role = models.CharField(max_length=150)
    grant = models.CharField(max_length=255)
    group = models.ForeignKey(Group, null=True, on_delete=models.SET_NULL, related_name="+")
    applied_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("applied grant")
        verbose_name_plural = _("applied grants")
        constraints = [
            models.UniqueConstraint(fields=["role", "grant"], name="pages_appliedgrant_once")
        ]

    def __str__(self):
        return f"{self.role}: {self.grant}"
