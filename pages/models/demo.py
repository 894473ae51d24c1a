"""What the demo clinic is made of, so that it can be taken away again."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class DemoRecord(models.Model):
    """One row that the demo made, with a fingerprint of its content on that day.

    A row whose fingerprint has changed was edited by somebody and is theirs to keep.
    """

    model = models.CharField(max_length=100)
    object_pk = models.CharField(max_length=64)
    fingerprint = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("part of the demo")
        verbose_name_plural = _("parts of the demo")
        constraints = [
            models.UniqueConstraint(fields=["model", "object_pk"], name="pages_demorecord_once")
        ]

    def __str__(self):
        return f"{self.model} {self.object_pk}"
