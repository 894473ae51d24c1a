"""Which parts of a role have been given once."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AppliedGrant(models.Model):
    """A grant of `pages/roles.py` that was applied to this site.

    It is never applied again, so that a permission an administrator takes away stays away.
    """

    role = models.CharField(max_length=150)
    grant = models.CharField(max_length=255)
    applied_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("applied grant")
        verbose_name_plural = _("applied grants")
        constraints = [
            models.UniqueConstraint(fields=["role", "grant"], name="pages_appliedgrant_once")
        ]

    def __str__(self):
        return f"{self.role}: {self.grant}"
