"""What readers are told about a page's changes."""

import hashlib

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from .signed_version import SignedVersion

NOTE_LENGTH = 500  # characters; one or two sentences


class PageUpdate(SignedVersion):
    """One change that readers are told about, or a date brought over from an old site."""

    class Kind(models.TextChoices):
        UPDATE = "update", _("Update")
        CORRECTION = "correction", _("Correction")
        IMPORTED = "imported", _("Imported")

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="updates")
    date = models.DateField(_("date"))
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    note = models.TextField(
        _("note for readers"),
        max_length=NOTE_LENGTH,
        blank=True,
        help_text=_("One sentence that says what changed."),
    )
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("proposed by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("recorded by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    recorded_at = models.DateTimeField(_("recorded at"), auto_now_add=True)

    class Meta:
        verbose_name = _("update of a page")
        verbose_name_plural = _("updates of pages")
        ordering = ["-date", "-pk"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind="imported") | ~models.Q(note=""),
                name="pages_pageupdate_has_note",
                violation_error_message=_("Say in a sentence what changed."),
            )
        ]

    def __str__(self):
        return f"{self.get_kind_display()}, {self.date}"

    @property
    def stamp(self):
        """What a form keeps, to tell later whether somebody has corrected the record since."""
        said = f"{self.date.isoformat()} {self.kind} {self.note}"
        return hashlib.sha256(said.encode()).hexdigest()
