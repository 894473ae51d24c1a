"""What the demo clinic is made of, so that it can be taken away again."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class DemoRecord(models.Model):
    """One row that the demo made, or one field that it filled in, with a fingerprint of that day.

    `field` is empty for a whole row. What no longer matches its fingerprint was edited by somebody
    and is theirs to keep.
    """

    model = models.CharField(max_length=100)
    object_pk = models.CharField(max_length=64)
    field = models.CharField(max_length=100, blank=True)
    fingerprint = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("part of the demo")
        verbose_name_plural = _("parts of the demo")
        constraints = [
            models.UniqueConstraint(
                fields=["model", "object_pk", "field"], name="pages_demorecord_once"
            )
        ]

    def __str__(self):
        return " ".join(part for part in (self.model, self.object_pk, self.field) if part)
