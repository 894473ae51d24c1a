"""Two records of one study: one is kept, the other points to it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class MergeableRecord(models.Model):
    """A record that may be merged into another one of the same study.

    `merged_into` is what somebody decided. `shown_as` is where that leads in the end: the record
    that readers see in its place. `blog/evidence/merging.py` writes both. A merged record keeps its
    identifiers, so that whatever carries them is still recognised.
    """

    merged_into = models.ForeignKey(
        "self",
        verbose_name=_("merged into"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.CASCADE,
        related_name="merged",
    )
    shown_as = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.CASCADE,
        related_name="stands_for",
    )

    class Meta:
        abstract = True

    @property
    def current(self):
        """The record that stands for this one: itself, or the one it was merged into."""
        return self.shown_as or self
